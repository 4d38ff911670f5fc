//! Noting that a token is in use.

use ::store::Writer;
use base::{Call, TokenId};

use super::{TOUCH_AFTER, store};
use crate::{Error, access};

/// Notes the use of the caller's token, at most once an hour. States no fact.
///
/// `false` when another request did it first or the token is gone. Fails with `SignInNeeded`.
pub async fn touch_token(w: &mut Writer, call: &Call, token: TokenId) -> Result<bool, Error> {
    let me = access::signed_in(call)?;
    let before = call.now.plus_seconds(-TOUCH_AFTER);
    Ok(store::update_used(w, token, me.id, call.now, before).await?)
}
