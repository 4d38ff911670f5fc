//! What a page of a thread shows.

use base::{Call, ThreadId};
use membership::Standing;
use store::Reader;

use super::Thread;
use crate::post::{Post, store as posts};
use crate::{Error, Ranges, access};

/// A thread, a stretch of its posts, and what the caller has read of it.
#[derive(Debug, Clone)]
pub struct ThreadPage {
    /// The thread.
    pub thread: Thread,
    /// What the caller is in its community.
    pub standing: Standing,
    /// The posts of the stretch, by number.
    pub posts: Vec<Post>,
    /// What the caller has read; empty for who is not signed in.
    pub read: Ranges,
}

/// The thread alone, with the caller's standing and read state. Fails with `NotFound`.
pub async fn thread(r: &mut Reader, call: &Call, id: ThreadId) -> Result<ThreadPage, Error> {
    let seen = access::to_read(r, call, id).await?;
    Ok(ThreadPage {
        thread: seen.thread,
        standing: seen.standing,
        posts: Vec::new(),
        read: seen.read,
    })
}

/// The thread with the posts from number `first` up to and with `last`. Fails with `NotFound`.
///
/// `stretch` chooses them once the thread is known (its last number, what is read).
pub async fn thread_page(
    r: &mut Reader,
    call: &Call,
    id: ThreadId,
    stretch: impl FnOnce(&ThreadPage) -> (i64, i64),
) -> Result<ThreadPage, Error> {
    let mut page = thread(r, call, id).await?;
    let (first, last) = stretch(&page);
    page.posts = posts::list(r, id, first, last).await?;
    Ok(page)
}
