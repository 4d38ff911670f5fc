//! The second step of signing in.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, SessionId};

use super::{end_of, store};
use crate::account::store as accounts;
use crate::{Error, Secret, acts};

/// Opens a session for somebody whose password has just been verified, and gives the secret for the cookie.
///
/// Unchecked on purpose: nobody is signed in yet; the caller vouches for the person. The secret is always a new one,
/// whatever the browser brought along (OWASP: against session fixation). `device` is what the browser says of itself;
/// 200 characters of it are kept. States [`Fact::SessionOpened`]. Fails with `NotFound` for a disabled
/// account and for a guest whose time is over.
pub async fn open_session(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    device: &str,
) -> Result<(SessionId, Secret), Error> {
    open(w, call, person, device, false).await
}

/// As [`open_session`], for somebody who has to set up a second step before anything else: the session may do nothing but
/// that, until [`crate::confirm_second_factor`] frees it.
pub async fn open_restricted_session(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    device: &str,
) -> Result<(SessionId, Secret), Error> {
    open(w, call, person, device, true).await
}

async fn open(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    device: &str,
    restricted: bool,
) -> Result<(SessionId, Secret), Error> {
    let id = SessionId(call.ids.uuid(call.now));
    let secret = Secret::new(&call.ids);
    let device = named(device);
    let new = store::NewRow {
        id,
        person,
        device: &device,
        now: call.now,
        ends: end_of(call.now, call.now),
        restricted,
    };
    if !store::insert(w, new).await? {
        return Err(Error::NotFound);
    }
    store::insert_secret(w, id, &secret).await?;
    accounts::update_signed_in(w, person, call.now).await?;
    outbox::append(
        w,
        call,
        &Fact::SessionOpened {
            person,
            session: id,
        },
    )
    .await?;
    acts::on_person(w, call, "sign-in", person, "ok").await?;
    Ok((id, secret))
}

/// What a browser says of itself, without control characters and not endless.
fn named(device: &str) -> String {
    device
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect()
}
