//! Whether somebody has only just signed in.

use ::store::Reader;
use base::Call;

use super::store;
use crate::{Error, access};

/// Seconds for which signing in counts as proof of who one is.
const LATELY: i64 = 600;

/// Whether the caller's session was opened within the last 10 minutes, so that nothing more needs to be proved before the
/// account itself changes (OWASP Authentication Cheat Sheet: re-authentication). Never by a bearer token. Fails with
/// `SignInNeeded`.
pub async fn signed_in_lately(r: &mut Reader, call: &Call) -> Result<bool, Error> {
    let me = access::signed_in(call)?;
    let Some(session) = me.session else {
        return Ok(false);
    };
    let opened = store::find_opened(r, session, me.id).await?;
    Ok(opened.is_some_and(|at| at.plus_seconds(LATELY) > call.now))
}
