//! Accepting an invitation: looking first, as mail programs do too, then coming in.

use ::store::{Reader, Writer, outbox};
use base::{Call, Fact, Line, PersonId, Ts};

use super::{Invitation, store};
use crate::account::store as accounts;
use crate::{Error, Hash, Secret, acts, letter_link, link};

/// The invitation with this secret; `None` when it was accepted, has expired, was replaced, or never was one.
pub async fn find_invitation(
    r: &mut Reader,
    now: Ts,
    secret: &str,
) -> Result<Option<Invitation>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    Ok(store::find_living(r, &secret, now).await?)
}

/// Accepts an invitation, under the name the person goes by, with a password or without; whose it is, and where to go.
///
/// Nobody needs to be signed in: the secret is the proof, also that the address is theirs. It opens no session. Other
/// links of that person are void. States [`Fact::InvitationAccepted`]. Fails with `LinkSpent` when it was accepted (of
/// two at once one wins), has expired, was replaced, or the account is disabled; then drop the `Writer`.
pub async fn accept_invitation(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    name: &Line,
    password: Option<Hash>,
) -> Result<(PersonId, String), Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let (person, return_to) = store::delete_living(w, &secret, call.now)
        .await?
        .ok_or(Error::LinkSpent)?;
    link::store::delete_of_person(w, person).await?;
    letter_link::store::delete_of_person(w, person).await?;
    if !accounts::update_name(w, person, name).await? {
        return Err(Error::LinkSpent);
    }
    if let Some(password) = password {
        accounts::update_password(w, person, &password).await?;
    }
    outbox::append(w, call, &Fact::InvitationAccepted { person }).await?;
    acts::on_person(w, call, "invitation-accepted", person, "ok").await?;
    Ok((person, return_to))
}
