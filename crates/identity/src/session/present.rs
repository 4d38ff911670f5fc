//! Who comes with a secret.

use ::store::Reader;
use base::Ts;

use super::store::Known;
use super::{Freshness, GRACE, Presented, ROTATE_AFTER, SignedIn, TOUCH_AFTER, store};
use crate::{Error, Secret};

/// Looks up the secret of a cookie, by one query. What is [`Presented`] is the answer; only the database can fail.
pub async fn session_by_secret(r: &mut Reader, now: Ts, secret: &str) -> Result<Presented, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(Presented::Unknown);
    };
    let known = store::find_by_secret(r, &secret, now).await?;
    Ok(known.map_or(Presented::Unknown, |known| judge(known, now)))
}

fn judge(known: Known, now: Ts) -> Presented {
    let (session, person) = (known.session_id, known.account.id);
    if known
        .expires_at
        .min(known.opened_at.plus_seconds(super::SESSION_SECONDS))
        <= now
    {
        return Presented::Unknown;
    }
    if known
        .replaced_at
        .is_some_and(|at| at.plus_seconds(GRACE) < now)
    {
        return Presented::Replayed { session, person };
    }
    let stale = if known.rotated_at.plus_seconds(ROTATE_AFTER) <= now {
        Freshness::Rotate
    } else if known.seen_at.plus_seconds(TOUCH_AFTER) <= now {
        Freshness::Touch
    } else {
        Freshness::Fresh
    };
    Presented::Valid(SignedIn {
        session,
        account: known.account,
        stale,
        restricted: known.restricted,
    })
}
