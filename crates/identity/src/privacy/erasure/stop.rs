//! Changing one's mind.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::store;
use crate::{Error, access, acts};

/// Takes the caller's wish to be erased back, as long as its day is not over.
///
/// States [`Fact::ErasureStopped`]. Fails with `SignInNeeded`, and `NotFound` when there is no wish, or it is being carried out.
pub async fn stop_erasure(w: &mut Writer, call: &Call) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if !store::delete_waiting(w, me.id, call.now).await? {
        return Err(Error::NotFound);
    }
    outbox::append(w, call, &Fact::ErasureStopped { person: me.id }).await?;
    acts::on_person(w, call, "erasure-stopped", me.id, "ok").await
}
