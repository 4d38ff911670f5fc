//! Looking at it.

use ::store::Reader;
use base::Call;

use super::{Consent, store};
use crate::{Error, access};

/// What the caller was told and chose, the latest first. Fails with `SignInNeeded`.
pub async fn consents(r: &mut Reader, call: &Call) -> Result<Vec<Consent>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::list(r, me.id).await?)
}
