//! Switching the second step on, and new recovery codes.

use ::store::{Writer, outbox};
use base::{Call, Fact, Invalid, PersonId};

use super::{CODES, finish, recovery_code, recovery_digest, seconds, store, totp};
use crate::{Error, access, acts};

/// Switches the caller's second step on when `code` is right, and gives the recovery codes, which are shown this once.
///
/// Sessions that were open for setting it up only are free now. States [`Fact::SecondFactorSwitched`]. Fails with `SignInNeeded`, `NotFound` when nothing was
/// begun, `SecondFactorOn`, and `Invalid` (`code` / `wrong-code`).
pub async fn confirm_second_factor(
    w: &mut Writer,
    call: &Call,
    code: &str,
) -> Result<Vec<String>, Error> {
    let me = access::signed_in(call)?;
    let known = store::find(w, me.id).await?.ok_or(Error::NotFound)?;
    if known.confirmed_at.is_some() {
        return Err(Error::SecondFactorOn);
    }
    let step = totp(&known.secret, "")?
        .check(code.trim(), seconds(call.now))
        .and_then(|step| i64::try_from(step).ok())
        .ok_or(Invalid::new("code", "wrong-code"))?;
    if !store::update_confirmed(w, me.id, &known.secret, step, call.now).await? {
        return Err(Error::SecondFactorOn);
    }
    store::update_unrestricted(w, me.id).await?;
    acts::on_person(w, call, "second-factor-on", me.id, "ok").await?;
    let fact = Fact::SecondFactorSwitched {
        person: me.id,
        on: true,
    };
    outbox::append(w, call, &fact).await?;
    replace_codes(w, call, me.id).await
}

/// Gives the caller new recovery codes; the old ones are void. `code` is the proof that it is they.
///
/// Fails with `SignInNeeded`, `NotFound` when there is no second step, and `Invalid` (`code` / `wrong-code`).
pub async fn new_recovery_codes(
    w: &mut Writer,
    call: &Call,
    code: &str,
) -> Result<Vec<String>, Error> {
    let me = access::signed_in(call)?;
    let known = store::find(w, me.id).await?;
    known
        .and_then(|known| known.confirmed_at)
        .ok_or(Error::NotFound)?;
    if finish::proves(w, call, me.id, code).await?.is_none() {
        return Err(Invalid::new("code", "wrong-code").into());
    }
    acts::on_person(w, call, "recovery-codes-made", me.id, "ok").await?;
    replace_codes(w, call, me.id).await
}

async fn replace_codes(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Vec<String>, Error> {
    store::delete_codes(w, person).await?;
    let codes: Vec<String> = (0..CODES).map(|_| recovery_code(&call.ids)).collect();
    let digests: Vec<Vec<u8>> = codes
        .iter()
        .filter_map(|code| recovery_digest(code))
        .collect();
    store::insert_codes(w, person, &digests).await?;
    Ok(codes)
}
