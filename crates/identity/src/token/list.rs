//! Which bearer tokens there are: the caller's, and for administrators everybody's.

use ::store::Reader;
use base::{Call, Limit, Listed};

use super::{OwnedToken, Token, TokenCursor, store};
use crate::{Error, access};

/// The caller's tokens, the newest first. Fails with `SignInNeeded`.
pub async fn list_tokens(r: &mut Reader, call: &Call) -> Result<Vec<Token>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::list_of_person(r, me.id).await?)
}

/// Everybody's tokens from a place on, the newest first; for administrators and the program. Fails with `SignInNeeded` and
/// `Forbidden`.
pub async fn list_all_tokens(
    r: &mut Reader,
    call: &Call,
    after: TokenCursor,
    limit: Limit,
) -> Result<Listed<OwnedToken>, Error> {
    access::manages_accounts(call)?;
    let rows = store::list_all(r, after, limit.plus_one()).await?;
    Ok(Listed::cut(rows, limit))
}
