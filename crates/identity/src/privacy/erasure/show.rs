//! What is planned, and what was done.

use ::store::Reader;
use base::{Call, Counts};

use super::{Erasure, Receipt, store};
use crate::{Error, Secret, access};

/// The caller's wish to be erased; `None` without one. Fails with `SignInNeeded`.
pub async fn erasure(r: &mut Reader, call: &Call) -> Result<Option<Erasure>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::find(r, me.id).await?)
}

/// Whether nobody else could look after the platform: then the caller cannot go. Fails with `SignInNeeded`.
pub async fn is_last_administrator(r: &mut Reader, call: &Call) -> Result<bool, Error> {
    let me = access::signed_in(call)?;
    Ok(me.administrator && store::count_other_administrators(r, me.id).await? == 0)
}

/// What was done for whoever holds this secret; `None` when it is none, or the wish was taken back.
///
/// Nobody needs to be signed in: who asks is gone. It tells kinds and numbers only.
pub async fn erasure_receipt(r: &mut Reader, secret: &str) -> Result<Option<Receipt>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    if let Some((at, counts)) = store::find_receipt(r, &secret).await? {
        let counts = Counts::from_stored(&counts);
        return Ok(Some(Receipt::Done { at, counts }));
    }
    Ok(store::find_due(r, &secret).await?.map(Receipt::Waiting))
}
