//! Who comes with a bearer token.

use ::store::Reader;
use base::Ts;

use super::{Bearer, store};
use crate::{Error, Secret};

/// Whose token this is, by one query; `None` for an unknown or removed one, a disabled account,
/// or a guest whose time is over.
pub async fn account_by_token(
    r: &mut Reader,
    now: Ts,
    text: &str,
) -> Result<Option<Bearer>, Error> {
    let Some(secret) = Secret::parse_bearer(text) else {
        return Ok(None);
    };
    let known = store::find_by_secret(r, &secret, now).await?;
    Ok(known.map(|known| Bearer {
        token: known.token_id,
        account: known.account,
    }))
}
