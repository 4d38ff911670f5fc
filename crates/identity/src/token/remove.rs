//! Taking a bearer token back.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, SessionId, TokenId};

use super::store;
use crate::{Error, access, acts};

/// Takes a token of the caller's back, at once.
///
/// States [`Fact::TokenRemoved`]. Fails with `SignInNeeded`, or `NotFound` when it is not one of the caller's.
pub async fn remove_token(w: &mut Writer, call: &Call, token: TokenId) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if !store::delete_own(w, token, me.id).await? {
        return Err(Error::NotFound);
    }
    let fact = Fact::TokenRemoved {
        person: me.id,
        token,
    };
    outbox::append(w, call, &fact).await?;
    acts::on_person(w, call, "token-removed", me.id, "ok").await
}

/// Takes anybody's token back, at once, for the program and administrators.
///
/// States [`Fact::TokenRemoved`]. Fails with `SignInNeeded`, `Forbidden`, or `NotFound` for an unknown token.
pub async fn revoke_token(w: &mut Writer, call: &Call, token: TokenId) -> Result<(), Error> {
    access::manages_accounts(call)?;
    let person = store::delete(w, token).await?.ok_or(Error::NotFound)?;
    outbox::append(w, call, &Fact::TokenRemoved { person, token }).await?;
    acts::on_person(w, call, "token-removed", person, "ok").await
}

/// Ends the live lines that were opened by somebody's tokens, which stay: states [`Fact::SessionEnded`] for each, as a line
/// knows a token by its id as it knows a session.
pub(crate) async fn end_lines(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    for token in store::list_of_person(w, person).await? {
        let session = SessionId(token.id.0);
        outbox::append(w, call, &Fact::SessionEnded { person, session }).await?;
    }
    Ok(())
}
