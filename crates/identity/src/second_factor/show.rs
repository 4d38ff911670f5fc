//! Whether there is a second step, and how it stands.

use ::store::Reader;
use base::{Call, PersonId, Ts};

use super::store;
use crate::{Error, access};

/// The caller's second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondFactor {
    /// Since when it is on.
    pub since: Ts,
    /// How many recovery codes are left.
    pub codes_left: i64,
}

/// The caller's second step, when it is on. Fails with `SignInNeeded`.
pub async fn second_factor(r: &mut Reader, call: &Call) -> Result<Option<SecondFactor>, Error> {
    let me = access::signed_in(call)?;
    let known = store::find(r, me.id).await?;
    let Some(since) = known.and_then(|known| known.confirmed_at) else {
        return Ok(None);
    };
    let codes_left = store::count_codes_left(r, me.id).await?;
    Ok(Some(SecondFactor { since, codes_left }))
}

/// Whether somebody has to give a code to sign in. Unchecked on purpose: it is asked before anybody is signed in.
pub async fn has_second_factor(r: &mut Reader, person: PersonId) -> Result<bool, Error> {
    let known = store::find(r, person).await?;
    Ok(known.is_some_and(|known| known.confirmed_at.is_some()))
}
