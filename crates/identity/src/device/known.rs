//! Whether somebody uses a device.

use ::store::Reader;
use base::Ts;

use super::{KNOWN, store};
use crate::{Email, Error, Secret};

/// Whether whoever has this address signed in on this device and used it within 90 days.
///
/// Unchecked on purpose: it is asked before anybody is known, and tells nothing to whoever does not hold the secret.
pub async fn is_known_device(
    r: &mut Reader,
    now: Ts,
    email: &Email,
    device: &Secret,
) -> Result<bool, Error> {
    Ok(store::is_known(r, email, device, now.plus_seconds(-KNOWN)).await?)
}
