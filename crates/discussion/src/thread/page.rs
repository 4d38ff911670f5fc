//! What a page of a thread shows.

use base::{Call, ThreadId};
use membership::Standing;
use store::Reader;

use super::Thread;
use crate::post::{Post, store as posts};
use crate::{Error, Ranges, access};

/// A thread the caller may read, and what they have read of it.
#[derive(Debug, Clone)]
pub struct ThreadPage {
    /// The thread.
    pub thread: Thread,
    /// What the caller is in its community.
    pub standing: Standing,
    /// What the caller has read; empty for who is not signed in.
    pub read: Ranges,
}

/// The thread, with the caller's standing and read state. Fails with `NotFound`.
pub async fn thread(r: &mut Reader, call: &Call, id: ThreadId) -> Result<ThreadPage, Error> {
    let seen = access::to_read(r, call, id).await?;
    Ok(ThreadPage {
        thread: seen.thread,
        standing: seen.standing,
        read: seen.read,
    })
}

/// The posts from number `first` up to and with `last` of a thread the caller has been shown.
///
/// They are what the thread holds under its `version` (or a later one), whoever looks.
pub async fn posts_of(
    r: &mut Reader,
    shown: &ThreadPage,
    first: i64,
    last: i64,
) -> Result<Vec<Post>, Error> {
    Ok(posts::list(r, shown.thread.id, first, last).await?)
}
