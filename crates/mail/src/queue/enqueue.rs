//! Putting a letter in the queue.

use ::store::Writer;
use base::Ts;

use super::store;
use crate::{Error, Letter};

/// Queues a letter, to be sent from `now` on, in the transaction of what it tells of.
///
/// `false`, and nothing happens, when a letter with this key was queued before, sent or not.
pub async fn enqueue(w: &mut Writer, now: Ts, letter: &Letter) -> Result<bool, Error> {
    Ok(store::insert(w, letter, now).await?)
}
