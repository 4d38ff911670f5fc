//! Seeing, renaming and removing one's passkeys.

use ::store::{Reader, Writer, outbox};
use base::{Call, Fact, PasskeyId};

use super::{Passkey, named, store};
use crate::{Error, access, acts, method};

/// The caller's passkeys, the first added first. Fails with `SignInNeeded`.
pub async fn list_passkeys(r: &mut Reader, call: &Call) -> Result<Vec<Passkey>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::list(r, me.id).await?)
}

/// One of the caller's passkeys. Fails with `SignInNeeded`, or `NotFound` when it is not theirs.
pub async fn passkey(r: &mut Reader, call: &Call, id: PasskeyId) -> Result<Passkey, Error> {
    let me = access::signed_in(call)?;
    let own = store::list(r, me.id).await?;
    own.into_iter()
        .find(|passkey| passkey.id == id)
        .ok_or(Error::NotFound)
}

/// Gives one of the caller's passkeys another name. States no fact, as nothing changed for anybody else.
///
/// Fails with `SignInNeeded`, `Invalid` (`name`), or `NotFound` when it is not theirs.
pub async fn rename_passkey(
    w: &mut Writer,
    call: &Call,
    id: PasskeyId,
    name: &str,
) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    let name = named(name)?;
    if store::update_name(w, id, me.id, &name).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Removes one of the passkeys of the caller, who has just proved who they are: nobody signs in by it any more.
///
/// Sessions that were opened by it stay. States [`Fact::PasskeyRemoved`]. Fails with `SignInNeeded`, `NotFound` when it
/// is not theirs, or `LastMethod`; then drop the `Writer`.
pub async fn remove_passkey(w: &mut Writer, call: &Call, id: PasskeyId) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    method::hold(w, me.id).await?;
    if !store::delete(w, id, me.id).await? {
        return Err(Error::NotFound);
    }
    method::keep_one(w, me.id).await?;
    outbox::append(w, call, &Fact::PasskeyRemoved { person: me.id }).await?;
    acts::on_person(w, call, "passkey-removed", me.id, "ok").await
}
