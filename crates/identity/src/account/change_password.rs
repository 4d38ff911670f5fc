//! Choosing another password.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::store;
use crate::{Error, Hash, Secret, access, acts, letter_link, link, session};

/// Sets the caller's password, who has just proved to know the present one; only the session in use stays.
///
/// That session gets a new secret, which is returned for its cookie, so that a stolen one is worth nothing after this
/// (OWASP Session Management Cheat Sheet: renew at any change of rights); `None` when the call came by a bearer token.
/// Links to set a password or to sign in are void; bearer tokens stay. States [`Fact::PasswordChanged`], and [`Fact::SessionEnded`]
/// for each session that ended. Fails with `SignInNeeded`, or `NotFound` when the account has been disabled.
pub async fn change_password(
    w: &mut Writer,
    call: &Call,
    password: Hash,
) -> Result<Option<Secret>, Error> {
    let me = access::signed_in(call)?;
    // Links before the person, as setting a password by a link does: two orders could wait for one another.
    link::store::delete_of_person(w, me.id).await?;
    letter_link::store::delete_of_person(w, me.id).await?;
    if !store::update_password(w, me.id, &password).await? {
        return Err(Error::NotFound);
    }
    outbox::append(w, call, &Fact::PasswordChanged { person: me.id }).await?;
    session::end_of_person(w, call, me.id, me.session).await?;
    acts::on_person(w, call, "password-changed", me.id, "ok").await?;
    match me.session {
        Some(current) => session::renew(w, call, me.id, current).await,
        None => Ok(None),
    }
}
