//! Completing accounts that an older version made.

use ::store::Writer;
use base::{Actor, Call};

use crate::{Error, system};

/// Fills in what is derived from a name where it is missing, for at most 5,000 accounts; how many.
///
/// States no fact, as nothing changed for anybody. Only the program may: fails with `Forbidden` for all others.
pub async fn complete_accounts(w: &mut Writer, call: &Call) -> Result<usize, Error> {
    if !matches!(call.actor, Actor::System(_)) {
        return Err(Error::Forbidden);
    }
    system::complete(w, 5_000).await
}
