//! Setting a password by a link.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId};

use super::store;
use crate::account::store as accounts;
use crate::{Error, Hash, Secret, acts, invitation, letter_link, session};

/// Sets the password of the person the link was given to, uses it up, and ends all that person's sessions; whose it is.
/// Links to sign in are void, and who was invited has come in by it.
///
/// Nobody needs to be signed in: the secret is the proof. It signs nobody in either (OWASP Forgot Password Cheat Sheet).
/// States [`Fact::PasswordChanged`], and [`Fact::SessionEnded`] for each session. Fails with `LinkSpent` when it was used
/// (of two at once one wins), has expired, or the account was disabled; then drop the `Writer`.
pub async fn set_password_by_link(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    password: Hash,
) -> Result<PersonId, Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let person = store::delete_living(w, &secret, call.now)
        .await?
        .ok_or(Error::LinkSpent)?;
    letter_link::store::delete_of_person(w, person).await?;
    invitation::store::delete_of_person(w, person).await?;
    if !accounts::update_password(w, person, &password).await? {
        return Err(Error::LinkSpent);
    }
    outbox::append(w, call, &Fact::PasswordChanged { person }).await?;
    store::delete_of_person(w, person).await?;
    session::end_of_person(w, call, person, None).await?;
    acts::on_person(w, call, "password-set-by-link", person, "ok").await?;
    Ok(person)
}
