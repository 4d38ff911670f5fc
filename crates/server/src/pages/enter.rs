//! Coming in, whichever way somebody showed who they are: a new session here, and the old one gone.

use axum::http::header;
use axum::response::Response;
use base::PersonId;
use identity::{Email, Error, Secret};
use store::Writer;

use crate::app::App;
use crate::extract::{self, Caller, Via};
use crate::problem::Problem;

/// What the browser calls itself by from now on: what it did, or something new.
pub fn device(caller: &Caller) -> Secret {
    caller
        .device
        .clone()
        .unwrap_or_else(|| Secret::new(&caller.call.ids))
}

/// Whether this browser is one that the owner of an address uses; then it has limits of its own, so that whoever tries
/// passwords elsewhere does not keep the owner out.
pub async fn own_device(
    app: &App,
    caller: &Caller,
    email: &Email,
) -> Result<Option<String>, Problem> {
    let Some(device) = &caller.device else {
        return Ok(None);
    };
    let mut r = app.db.read().await?;
    let known = identity::is_known_device(&mut r, caller.call.now, email, device).await?;
    Ok(known.then(|| device.text()))
}

/// Lets a browser remember what it calls itself by.
pub fn remember(app: &App, response: &mut Response, device: &Secret) {
    let cookie = extract::device(device, app.settings.secure());
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// Opens a session for somebody who has just shown who they are, and sets its cookie on `response`; commit afterwards.
///
/// The session is always a new one (OWASP: session fixation), and one that was there before does not live on beside it.
pub async fn enter(
    app: &App,
    caller: &Caller,
    w: &mut Writer,
    person: PersonId,
    response: &mut Response,
) -> Result<(), Problem> {
    let call = &caller.call;
    let device = device(caller);
    let (session, secret) = identity::open_session(w, call, person, &caller.agent).await?;
    identity::note_device(w, call, person, session, &device).await?;
    if let (Via::Session(old), Some(_)) = (caller.via, &caller.account) {
        match identity::end_session(w, call, old).await {
            // A new password may have ended it already.
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let cookie = extract::session(&secret, app.settings.secure());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    remember(app, response, &device);
    Ok(())
}
