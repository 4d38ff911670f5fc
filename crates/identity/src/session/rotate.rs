//! Replacing a session's secret.

use ::store::Writer;
use base::{Call, PersonId, SessionId, Ts};

use super::{IDLE, ROTATE_AFTER, SESSION_SECONDS, store};
use crate::{Error, Secret, access};

/// Replaces the secret of the caller's session when it is older than 24 hours, and gives the new one for the cookie.
///
/// The old one works for a minute more. Of two requests that try at once one gets a secret, the other `None`: it just
/// goes on with the old one. States no fact, as nothing changed for anybody. Fails with `SignInNeeded`.
pub async fn rotate_session(
    w: &mut Writer,
    call: &Call,
    session: SessionId,
) -> Result<Option<Secret>, Error> {
    let me = access::signed_in(call)?;
    replace(
        w,
        call,
        me.id,
        session,
        call.now.plus_seconds(-ROTATE_AFTER),
    )
    .await
}

/// Replaces it however young it is.
pub(crate) async fn renew(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    session: SessionId,
) -> Result<Option<Secret>, Error> {
    replace(w, call, person, session, call.now).await
}

async fn replace(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    session: SessionId,
    before: Ts,
) -> Result<Option<Secret>, Error> {
    if !store::update_rotated(w, session, person, call.now, before).await? {
        return Ok(None);
    }
    let idle = call.now.plus_seconds(IDLE);
    store::update_seen(
        w,
        session,
        person,
        call.now,
        call.now,
        idle,
        SESSION_SECONDS * 1_000_000,
    )
    .await?;
    store::update_secrets_replaced(w, session, call.now).await?;
    let secret = Secret::new(&call.ids);
    store::insert_secret(w, session, &secret).await?;
    Ok(Some(secret))
}
