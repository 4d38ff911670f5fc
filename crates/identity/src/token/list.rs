//! Which bearer tokens the caller has.

use ::store::Reader;
use base::Call;

use super::{Token, store};
use crate::{Error, access};

/// The caller's tokens, the newest first. Fails with `SignInNeeded`.
pub async fn list_tokens(r: &mut Reader, call: &Call) -> Result<Vec<Token>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::list_of_person(r, me.id).await?)
}
