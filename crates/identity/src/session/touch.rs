//! Noting that a session is in use.

use ::store::Writer;
use base::{Call, SessionId};

use super::{IDLE, SESSION_SECONDS, TOUCH_AFTER, store};
use crate::{Error, access};

/// Notes the use of the caller's session and moves its end, at most once in 10 minutes. States no fact.
///
/// `false` when another request did it first or the session has ended. Fails with `SignInNeeded`.
pub async fn touch_session(w: &mut Writer, call: &Call, session: SessionId) -> Result<bool, Error> {
    let me = access::signed_in(call)?;
    let before = call.now.plus_seconds(-TOUCH_AFTER);
    let idle = call.now.plus_seconds(IDLE);
    Ok(store::update_seen(
        w,
        session,
        me.id,
        call.now,
        before,
        idle,
        SESSION_SECONDS * 1_000_000,
    )
    .await?)
}
