//! Making a bearer token.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, TokenId};

use super::{TokenForm, store};
use crate::{Error, Secret, access, acts};

/// Makes a bearer token and gives its text, which is shown this once; only its digest is kept.
///
/// For the caller, or, with `person`, for somebody else: that is for the program and administrators.
/// States [`Fact::TokenCreated`]. Fails with `SignInNeeded`, `Forbidden`, or `NotFound` for an unknown or disabled person.
pub async fn create_token(
    w: &mut Writer,
    call: &Call,
    person: Option<PersonId>,
    form: &TokenForm,
) -> Result<(TokenId, String), Error> {
    let person = match person {
        Some(person) if call.actor.person() == Some(person) => person,
        Some(person) => {
            access::manages_accounts(call)?;
            person
        }
        None => access::signed_in(call)?.id,
    };
    let token = TokenId(call.ids.uuid(call.now));
    let secret = Secret::new(&call.ids);
    if !store::insert(w, token, person, &secret, form, call.now).await? {
        return Err(Error::NotFound);
    }
    outbox::append(w, call, &Fact::TokenCreated { person, token }).await?;
    acts::on_person(w, call, "token-created", person, "ok").await?;
    Ok((token, secret.bearer()))
}
