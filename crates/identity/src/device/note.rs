//! Noting on which device somebody signed in.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, SessionId};

use super::{KNOWN, store};
use crate::{Error, Secret, access};

/// Notes that somebody has just opened a session on a device.
///
/// Unchecked on purpose, as [`crate::open_session`] is. States [`Fact::DeviceAdded`] when the person did not use this
/// device within 90 days, but not for the first device of an account: then nobody could be surprised.
pub async fn note_device(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    session: SessionId,
    device: &Secret,
) -> Result<(), Error> {
    let since = call.now.plus_seconds(-KNOWN);
    let seen = store::count(w, person, device, since).await?;
    store::upsert(w, person, device, call.now).await?;
    if seen.devices > 0 && seen.this == 0 {
        outbox::append(w, call, &Fact::DeviceAdded { person, session }).await?;
    }
    Ok(())
}

/// Notes that the caller still uses a device they signed in on, so that it stays known; another one is not noted. States
/// no fact. Fails with `SignInNeeded`.
pub async fn touch_device(w: &mut Writer, call: &Call, device: &Secret) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    Ok(store::update_seen(w, me.id, device, call.now).await?)
}
