//! Following the link at the new address: looking first, as mail programs do too, then changing.

use ::store::{Reader, Writer, outbox};
use base::{Call, Fact, PersonId, Ts};

use super::store;
use crate::account::store as accounts;
use crate::{Error, Secret, acts, invitation, letter_link, link};

/// The address the link with this secret is about; `None` when it was used, has expired, or never was one.
pub async fn find_email_change(
    r: &mut Reader,
    now: Ts,
    secret: &str,
) -> Result<Option<String>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    Ok(store::find_living(r, &secret, now).await?)
}

/// Gives a person the address they asked for; whose it is.
///
/// Nobody needs to be signed in: the secret is the proof. Links that went to the old address are void, an
/// invitation too. States [`Fact::EmailChanged`]. Fails with `LinkSpent` when it was used (of two at once one wins), has expired, was replaced or
/// the account is disabled, or `EmailTaken` when somebody else has got the address meanwhile; then drop the `Writer`.
pub async fn confirm_email(w: &mut Writer, call: &Call, secret: &str) -> Result<PersonId, Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let wish = store::delete_living(w, &secret, call.now)
        .await?
        .ok_or(Error::LinkSpent)?;
    let person = wish.person;
    invitation::store::delete_of_person(w, person).await?;
    link::store::delete_of_person(w, person).await?;
    letter_link::store::delete_of_person(w, person).await?;
    accounts::find_by_id(w, person)
        .await?
        .ok_or(Error::LinkSpent)?;
    if !accounts::update_email(w, person, &wish.email, &wish.email_key).await? {
        return Err(Error::EmailTaken);
    }
    outbox::append(w, call, &Fact::EmailChanged { person }).await?;
    acts::on_person(w, call, "email-changed", person, "ok").await?;
    Ok(person)
}
