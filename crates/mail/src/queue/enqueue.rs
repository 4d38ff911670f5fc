//! Putting a letter in the queue, and taking one out that is not to be sent yet.

use ::store::Writer;
use base::Ts;

use super::store;
use crate::{Error, Letter};

/// Queues a letter, to be sent from `now` on, in the transaction of what it tells of.
///
/// `false`, and nothing happens, when a letter with this key was queued before, sent or not.
pub async fn enqueue(w: &mut Writer, now: Ts, letter: &Letter) -> Result<bool, Error> {
    Ok(store::insert(w, letter, now, now).await?)
}

/// As [`enqueue`], to be sent not before `from`; [`take_back`] takes it out until then.
pub async fn enqueue_from(
    w: &mut Writer,
    now: Ts,
    from: Ts,
    letter: &Letter,
) -> Result<bool, Error> {
    Ok(store::insert(w, letter, now, from).await?)
}

/// Takes a letter out of the queue that nobody has sent or is sending; `false` when there is none with this key.
pub async fn take_back(w: &mut Writer, now: Ts, key: &str) -> Result<bool, Error> {
    Ok(store::delete_waiting(w, key, now).await?)
}
