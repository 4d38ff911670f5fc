//! A day on which whoever looks after a community comes back to a thread.

use ::store::{Reader, Writer};
use base::{Call, Invalid, Line, PersonId, ThreadId, Ts};

use super::store;
use crate::ThreadPage;
use crate::{Error, access};

/// When and why to come back to a thread.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FollowUp {
    /// From when it stands on the desk.
    pub due_at: Ts,
    /// What for; may be empty.
    pub note: String,
    /// Who wanted it.
    pub set_by: PersonId,
}

/// When somebody wants to come back to a thread that the caller looks after; `None` for everybody else.
pub async fn follow_up(r: &mut Reader, shown: &ThreadPage) -> Result<Option<FollowUp>, Error> {
    if !shown.standing.may_coordinate() {
        return Ok(None);
    }
    Ok(store::find_follow_up(r, shown.thread.id).await?)
}

/// Puts a thread on the desk from a day on; another day replaces the first. Only whoever looks after the community may.
///
/// Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, and `Invalid` (`note` / `too-long`: 200 characters;
/// `day` / `past-day`: before today).
pub async fn set_follow_up(
    w: &mut Writer,
    call: &Call,
    thread: ThreadId,
    due_at: Ts,
    note: &str,
) -> Result<(), Error> {
    let seen = access::to_read(w, call, thread).await?;
    membership::looks_after(&seen.standing)?;
    if due_at < call.now.plus_seconds(-86_400) {
        return Err(Invalid::new("day", "past-day").into());
    }
    let note = if note.trim().is_empty() {
        String::new()
    } else {
        Line::parse("note", note, 200)?.as_str().to_owned()
    };
    let set = FollowUp {
        due_at,
        note,
        set_by: call.actor.person().ok_or(Error::SignInNeeded)?,
    };
    Ok(store::put_follow_up(w, thread, seen.thread.community_id, &set, call.now).await?)
}

/// Takes a thread off the desk; nothing happens when it is not on it. Only whoever looks after the community may.
///
/// Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn clear_follow_up(w: &mut Writer, call: &Call, thread: ThreadId) -> Result<(), Error> {
    let seen = access::to_read(w, call, thread).await?;
    membership::looks_after(&seen.standing)?;
    Ok(store::delete_follow_up(w, thread).await?)
}
