//! Following a link to sign in: looking first, as mail programs do too, then using it up.

use ::store::{Reader, Writer};
use base::{Call, PersonId, Ts};

use super::store;
use crate::account::store as accounts;
use crate::{Error, Secret, invitation};

/// A link to sign in that still works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignInLink {
    /// Whether the browser that looks is the one that asked.
    pub here: bool,
}

/// The link with this secret, looked at from the browser that holds `browser`; changes nothing.
///
/// `None` when it was used, has expired, was replaced, never was one, or the account is disabled.
pub async fn find_sign_in_link(
    r: &mut Reader,
    now: Ts,
    secret: &str,
    browser: Option<&Secret>,
) -> Result<Option<SignInLink>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    let asked = store::find_living(r, &secret, now).await?;
    Ok(asked.map(|asked| SignInLink {
        here: browser.is_some_and(|browser| browser.digest() == asked),
    }))
}

/// Uses a link to sign in up; whose it is, and where to go now. It opens no session: see [`crate::open_session`].
///
/// Nobody needs to be signed in: the secret and the browser together are the proof. Who was invited has come in by it.
/// Fails with `LinkSpent` when the link was used (of two at once one wins), has expired, was asked for in another browser,
/// or the account is disabled.
pub async fn sign_in_by_link(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    browser: &Secret,
) -> Result<(PersonId, String), Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let (person, return_to) = store::delete_living(w, &secret, browser, call.now)
        .await?
        .ok_or(Error::LinkSpent)?;
    accounts::find_by_id(w, person)
        .await?
        .ok_or(Error::LinkSpent)?;
    invitation::store::delete_of_person(w, person).await?;
    Ok((person, return_to))
}
