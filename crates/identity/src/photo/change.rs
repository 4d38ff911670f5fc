//! Setting and removing one's photo.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::{Picture, store};
use crate::{Error, access};

/// Makes a picture the caller's photo, in the place of the one before.
///
/// Who sees it is a choice of the profile. States [`Fact::ProfileChanged`]. Fails with `SignInNeeded`, or `NotFound` when
/// the account has been disabled.
pub async fn set_photo(w: &mut Writer, call: &Call, picture: &Picture) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    // Takes the person's row first: of two at once the second waits, and its sizes stay together.
    if !store::update_version(w, me.id, Some(call.now)).await? {
        return Err(Error::NotFound);
    }
    store::delete(w, me.id).await?;
    store::insert(w, me.id, picture.sizes()).await?;
    Ok(outbox::append(w, call, &Fact::ProfileChanged { person: me.id }).await?)
}

/// Removes the caller's photo; nothing happens when there is none.
///
/// States [`Fact::ProfileChanged`]. Fails with `SignInNeeded`, or `NotFound` when the account has been disabled.
pub async fn remove_photo(w: &mut Writer, call: &Call) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if !store::update_version(w, me.id, None).await? {
        return Err(Error::NotFound);
    }
    store::delete(w, me.id).await?;
    Ok(outbox::append(w, call, &Fact::ProfileChanged { person: me.id }).await?)
}
