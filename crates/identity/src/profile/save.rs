//! Changing one's profile.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::{ProfileForm, store};
use crate::account::store as accounts;
use crate::{Error, access};

/// Sets the caller's name, handle and what they tell of themselves.
///
/// The handle before goes on leading to the person, and nobody else ever gets it. States [`Fact::ProfileChanged`]. Fails
/// with `SignInNeeded`, `HandleTaken` (also when it was another's once), or `NotFound` when the account has been disabled.
pub async fn save_profile(w: &mut Writer, call: &Call, form: &ProfileForm) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    let before = accounts::find_by_id(w, me.id)
        .await?
        .ok_or(Error::NotFound)?;
    let handle = form.handle.as_str();
    if before.handle != handle {
        store::claim(w, &before.handle, me.id).await?;
        if !store::claim(w, handle, me.id).await? || store::is_anothers(w, handle, me.id).await? {
            return Err(Error::HandleTaken);
        }
    }
    if !store::update_person(w, me.id, form.name.as_str(), handle).await? {
        return Err(Error::NotFound);
    }
    // The photo is named anew: browsers keep what its address showed, also for whom it is no longer.
    store::update_photo_named(w, me.id, form.audiences.photo, call.now).await?;
    store::upsert(w, me.id, form).await?;
    store::delete_expertise(w, me.id).await?;
    store::insert_expertise(w, me.id, &form.expertise).await?;
    Ok(outbox::append(w, call, &Fact::ProfileChanged { person: me.id }).await?)
}
