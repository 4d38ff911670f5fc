//! Where the caller is signed in.

use ::store::Reader;
use base::Call;

use super::{Session, store};
use crate::{Error, access};

/// The caller's living sessions, the last used first. Fails with `SignInNeeded`.
pub async fn list_sessions(r: &mut Reader, call: &Call) -> Result<Vec<Session>, Error> {
    let me = access::signed_in(call)?;
    let rows = store::list_of_person(r, me.id, call.now).await?;
    let sessions = rows.into_iter().map(|row| Session {
        id: row.id,
        device: row.device,
        created_at: row.created_at,
        seen_at: row.seen_at,
        current: me.session == Some(row.id),
    });
    Ok(sessions.collect())
}
