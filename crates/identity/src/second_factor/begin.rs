//! Beginning: to set a second step up, and to sign in with one.

use ::store::Writer;
use base::{Call, PersonId};

use super::{Enrolment, HALF_SECONDS, groups, store, totp};
use crate::account::store as accounts;
use crate::{Error, Secret, access};

/// Makes a secret for the caller's app; it counts after [`super::confirm_second_factor`]. Beginning again replaces it.
///
/// States no fact, as nothing changed yet. Fails with `SignInNeeded`, or `SecondFactorOn` when there is one already.
pub async fn begin_second_factor(w: &mut Writer, call: &Call) -> Result<Enrolment, Error> {
    let me = access::signed_in(call)?;
    let account = accounts::find_by_id(w, me.id)
        .await?
        .ok_or(Error::NotFound)?;
    // 160 bits, as RFC 4226 section 4 recommends.
    let secret: [u8; 20] = call.ids.bytes();
    if !store::upsert_unconfirmed(w, me.id, &secret, call.now).await? {
        return Err(Error::SecondFactorOn);
    }
    let totp = totp(&secret, &account.email)?;
    let url = totp
        .to_url()
        .map_err(|error| Error::Codes(error.to_string()))?;
    Ok(Enrolment {
        url,
        secret: groups(&data_encoding::BASE32_NOPAD.encode(&secret)),
    })
}

/// Begins to sign somebody in who has a second step and has just given the right password; the secret is for a cookie.
///
/// Unchecked on purpose: nobody is signed in yet; the caller vouches for the person. Earlier half sign-ins of that person
/// stay, so that nobody can push the owner out.
pub async fn begin_sign_in(w: &mut Writer, call: &Call, person: PersonId) -> Result<Secret, Error> {
    let secret = Secret::new(&call.ids);
    let ends = call.now.plus_seconds(HALF_SECONDS);
    store::insert_half(w, &secret, person, ends).await?;
    Ok(secret)
}
