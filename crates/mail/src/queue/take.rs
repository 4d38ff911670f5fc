//! Taking letters out of the queue to send them.

use ::store::Writer;
use base::Ts;

use super::store;
use crate::{Error, Letter};

/// Seconds for which taken letters are the taker's. After it they are due again, as the taker must have died.
const LEASE: i64 = 60;

/// Takes at most `most` letters that are due, for 60 seconds; commit before sending them.
///
/// Two senders at once never get the same letter; one of them may get fewer than there are.
pub async fn take(w: &mut Writer, now: Ts, most: i64) -> Result<Vec<Letter>, Error> {
    let mut letters = store::update_leased(w, now, now.plus_seconds(LEASE), most).await?;
    letters.sort_unstable_by_key(|letter| letter.id);
    Ok(letters)
}
