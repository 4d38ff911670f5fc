//! Taking one's own request back.

use base::{Call, Ts};
use store::Writer;

use super::{RequestState, UNDO_SECONDS, store as rows};
use crate::Error;
use crate::community::{Slug, store as communities};
use crate::request::undo::Undone;

/// Takes the caller's request back, as long as they know of no answer; without one nothing happens. Gives the answer that
/// goes with it and was not told yet.
///
/// Fails with `SignInNeeded`, and `NotFound` where the caller may not read.
pub async fn withdraw_request(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
) -> Result<Option<Undone>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let row = communities::find(w, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    if !row.standing(call).may_read() {
        return Err(Error::NotFound);
    }
    let id = row.community.id;
    let before = rows::hold_answered(w, id, person).await?;
    let closed: Ts = call.now.plus_seconds(-UNDO_SECONDS);
    if !rows::update_withdrawn(w, id, person, closed).await? {
        return Ok(None);
    }
    let refused = before.filter(|given| given.state == RequestState::Refused);
    Ok(refused.map(|given| Undone {
        community: id,
        person,
        answered_at: given.answered_at,
    }))
}
