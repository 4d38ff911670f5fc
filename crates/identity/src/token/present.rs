//! Who comes with a bearer token.

use ::store::Reader;
use base::Ts;

use super::{Bearer, Scope, TOUCH_AFTER, store};
use crate::{Error, Secret};

/// Whose token this is, by one query; `None` for an unknown or removed one, one whose time is over, a disabled account, or a
/// guest whose time is over.
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
        // A word of a newer version may mean less than everything.
        scope: Scope::parse(&known.scope).unwrap_or(Scope::Read),
        stale: known
            .last_used_at
            .is_none_or(|at| at.plus_seconds(TOUCH_AFTER) <= now),
    }))
}
