//! How threads are called, for lists of things that happened in them.

use base::{Call, ThreadId};
use store::Reader;

use super::{Thread, store as rows};
use crate::Error;

/// Those of these threads that the caller may read, in no order.
pub async fn threads_named(
    r: &mut Reader,
    call: &Call,
    ids: &[ThreadId],
) -> Result<Vec<Thread>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = rows::list_seen(r, ids, call.actor.person()).await?;
    let readable = found
        .into_iter()
        .filter(|row| row.standing(call).may_read());
    Ok(readable.map(|row| row.thread).collect())
}
