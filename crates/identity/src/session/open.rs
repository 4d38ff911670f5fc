//! The second step of signing in.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, SessionId};

use super::{end_of, store};
use crate::{Error, Secret};

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
    let id = SessionId(call.ids.uuid(call.now));
    let secret = Secret::new(&call.ids);
    let device = named(device);
    if !store::insert(w, id, person, &device, call.now, end_of(call.now, call.now)).await? {
        return Err(Error::NotFound);
    }
    store::insert_secret(w, id, &secret).await?;
    outbox::append(
        w,
        call,
        &Fact::SessionOpened {
            person,
            session: id,
        },
    )
    .await?;
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
