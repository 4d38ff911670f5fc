//! Unchecked, for jobs only: for how long what people were told is kept, and letting it go when they are erased.

use base::{Counts, PersonId, Ts};
use store::{Result, Writer, sql};

/// Empties somebody's inbox and own channel; how many of each. What others were told about them stays, and leads to nobody.
///
/// Events of the own channel keep their number, as the log has no holes, and nothing else.
pub async fn erase(w: &mut Writer, person: PersonId) -> Result<Counts> {
    let mut counts = Counts::default();
    let notices = w
        .query(sql!("DELETE FROM notice WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    counts.add("notices", notices);
    let events = w
        .query(sql!("UPDATE event SET me_id = NULL, community_id = NULL, thread_id = NULL, post_id = NULL, number = NULL, person_id = NULL, session_id = NULL WHERE me_id = $1"))
        .bind(person)
        .execute()
        .await?;
    counts.add("events", events);
    Ok(counts)
}

/// Forgets notices from before a moment, read or not; how many.
pub async fn forget_notices(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM notice WHERE at < $1"))
        .bind(before)
        .execute()
        .await
}
