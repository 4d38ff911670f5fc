//! The only door to a thread: what the caller may do with it, found out in one statement.

use base::{Call, ThreadId};
use membership::Standing;
use store::Reader;

use crate::reading::Ranges;
use crate::thread::{Thread, store as threads};
use crate::{Error, State};

/// A thread the caller may read.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) thread: Thread,
    pub(crate) standing: Standing,
    /// What the caller has read of it.
    pub(crate) read: Ranges,
    /// The same as it is stored.
    pub(crate) stored: String,
}

/// The thread, when the caller may read it; `NotFound` when there is none or the caller may not know of it.
pub(crate) async fn to_read(r: &mut Reader, call: &Call, id: ThreadId) -> Result<Seen, Error> {
    let row = threads::find_seen(r, id, call.actor.person())
        .await?
        .ok_or(Error::NotFound)?;
    let standing = row.standing(call);
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    let stored = row.ranges.unwrap_or_default();
    Ok(Seen {
        thread: row.thread,
        standing,
        read: Ranges::from_stored(&stored),
        stored,
    })
}

/// The thread, when the caller may answer in it: signed in, a member, the thread open.
pub(crate) async fn to_reply(r: &mut Reader, call: &Call, id: ThreadId) -> Result<Seen, Error> {
    let seen = to_read(r, call, id).await?;
    may_write(call, &seen.standing)?;
    match seen.thread.state {
        State::Open => Ok(seen),
        State::Closed => Err(Error::ThreadClosed),
    }
}

/// Whether the caller may write where this standing holds.
pub(crate) fn may_write(call: &Call, standing: &Standing) -> Result<(), Error> {
    if call.actor.person().is_none() {
        return Err(Error::SignInNeeded);
    }
    if standing.may_write() {
        Ok(())
    } else if standing.role().is_some() {
        Err(membership::Error::Archived.into())
    } else {
        Err(Error::NotMember)
    }
}
