//! Taking a bearer token back.

use ::store::{Writer, outbox};
use base::{Call, Fact, TokenId};

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
