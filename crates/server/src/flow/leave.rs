//! Leaving an employer: what hung on working there ends the same day, and whoever goes on is told beforehand.

use base::{Call, PersonId, Ts};
use identity::{Ended, Error};
use store::Writer;

/// Ends somebody's work, at once or from a moment to come; commit afterwards.
///
/// Who looks after a community does so for their work: it is announced to the other coordinators (to administrators when
/// there is none) as soon as the end is known, and it ends with the work. Memberships are the person's own and stay. Fails
/// as [`identity::end_employment`] does.
pub async fn end_work(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    until: Ts,
) -> Result<(), Error> {
    match identity::end_employment(w, call, person, until).await? {
        Ended::Later(at) => membership::system::announce_leave(w, call, person, at).await?,
        Ended::Now => membership::system::step_down(w, call, person).await?,
    }
    Ok(())
}

/// Ends the work whose last day is over; how many people it was. Commit afterwards.
pub async fn end_due(w: &mut Writer, call: &Call) -> Result<usize, Error> {
    let ended = identity::system::end_due_employments(w, call).await?;
    for person in &ended {
        membership::system::step_down(w, call, *person).await?;
    }
    Ok(ended.len())
}
