//! Marking posts as read.

use base::{Call, Fact, ThreadId};
use store::{Writer, outbox};

use super::{Ranges, store as rows};
use crate::{Error, access};

/// Adds ranges to what the caller has read of a thread, up to its last post, and gives what is read now.
///
/// States [`Fact::ThreadRead`] when something was new. Fails with `NotFound` and `SignInNeeded`.
pub async fn mark_read(
    w: &mut Writer,
    call: &Call,
    thread: ThreadId,
    read: &Ranges,
) -> Result<Ranges, Error> {
    let seen = access::to_read(w, call, thread).await?;
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let (stored, count) = rows::hold(w, person, thread).await?;
    let now = Ranges::from_stored(&stored).union(&read.up_to(seen.thread.last_number));
    if now.count() != count {
        rows::update(w, person, thread, &now.to_stored(), now.count()).await?;
        outbox::append(w, call, &Fact::ThreadRead { thread, person }).await?;
    }
    Ok(now)
}
