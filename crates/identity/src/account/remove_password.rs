//! Going on without a password.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::store;
use crate::{Error, Secret, access, acts, letter_link, link, session};

/// Takes the caller's password away, who has just proved who they are; signing in by a link in the mail remains.
///
/// Only the session in use stays, with a new secret, as with [`crate::change_password`]; links are void. States
/// [`Fact::PasswordRemoved`], and [`Fact::SessionEnded`] for each session that ended. Fails with `SignInNeeded`, or
/// `NotFound` when there is no password or the account has been disabled.
pub async fn remove_password(w: &mut Writer, call: &Call) -> Result<Option<Secret>, Error> {
    let me = access::signed_in(call)?;
    link::store::delete_of_person(w, me.id).await?;
    letter_link::store::delete_of_person(w, me.id).await?;
    if !store::update_no_password(w, me.id).await? {
        return Err(Error::NotFound);
    }
    outbox::append(w, call, &Fact::PasswordRemoved { person: me.id }).await?;
    session::end_of_person(w, call, me.id, me.session).await?;
    acts::on_person(w, call, "password-removed", me.id, "ok").await?;
    match me.session {
        Some(current) => session::renew(w, call, me.id, current).await,
        None => Ok(None),
    }
}
