//! Coming in, whichever way somebody showed who they are: first the second step when they have one, then a new session
//! here, and the old one gone.

use axum::http::header;
use axum::response::Response;
use base::{Call, PersonId};
use identity::{Email, Error, Secret};
use membership::Role;
use store::{Reader, Writer};

use super::{frame, local, urlencode};
use crate::app::App;
use crate::extract::{self, Caller, Via};
use crate::problem::Problem;
use crate::settings::SecondFactor;

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

/// The address typed into a form that asks for a letter with a link, as often as one may ask; the same for an address of
/// nobody.
pub async fn letter_address(app: &App, caller: &Caller, typed: &str) -> Result<Email, Problem> {
    let email = Email::parse("email", typed).map_err(Error::from)?;
    let device = own_device(app, caller, &email).await?;
    app.limits
        .letter(email.key(), &caller.address, device.as_deref())?;
    Ok(email)
}

/// Lets a browser remember what it calls itself by.
pub fn remember(app: &App, response: &mut Response, device: &Secret) {
    let cookie = extract::device(device, app.settings.secure());
    response.headers_mut().append(header::SET_COOKIE, cookie);
}

/// Lets somebody in who has just shown who they are; commit afterwards.
///
/// Who has a second step is asked for the code first: `response`, which leads on, then leads there. Who owes one is led to
/// setting it up and can do nothing else.
pub async fn enter(
    app: &App,
    caller: &Caller,
    w: &mut Writer,
    person: PersonId,
    response: &mut Response,
) -> Result<(), Problem> {
    if identity::has_second_factor(w, person).await? {
        let half = identity::begin_sign_in(w, &caller.call, person).await?;
        let back = response.headers().get(header::LOCATION);
        let back = back.and_then(|value| value.to_str().ok()).unwrap_or("/");
        let address = format!("/sign-in/code?return={}", urlencode(local(back)));
        *response = frame::on_to(&address);
        let cookie = extract::half(&half, app.settings.secure());
        response.headers_mut().append(header::SET_COOKIE, cookie);
        return Ok(());
    }
    let owed = must_have_one(app, w, &caller.call, person).await?;
    if owed {
        *response = frame::on_to("/settings/second-factor");
    }
    open(app, caller, w, person, owed, response).await
}

/// Opens a session and sets its cookie on `response`; commit afterwards.
///
/// The session is always a new one (OWASP: session fixation), and one that was there before does not live on beside it.
pub(super) async fn open(
    app: &App,
    caller: &Caller,
    w: &mut Writer,
    person: PersonId,
    restricted: bool,
    response: &mut Response,
) -> Result<(), Problem> {
    let call = &caller.call;
    let device = device(caller);
    let (session, secret) = if restricted {
        identity::open_restricted_session(w, call, person, &caller.agent).await?
    } else {
        identity::open_session(w, call, person, &caller.agent).await?
    };
    identity::note_device(w, call, person, session, &device).await?;
    if let (Via::Session(old), Some(_)) = (caller.via, &caller.account) {
        match identity::end_session(w, call, old).await {
            // A new password may have ended it already.
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let secure = app.settings.secure();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, extract::session(&secret, secure));
    headers.append(header::SET_COOKIE, extract::half_gone(secure));
    remember(app, response, &device);
    Ok(())
}

/// Whether the settings ask this person for a second step.
async fn must_have_one(
    app: &App,
    r: &mut Reader,
    call: &Call,
    person: PersonId,
) -> Result<bool, Problem> {
    let asked = app.settings.second_factor;
    if asked == SecondFactor::Optional {
        return Ok(false);
    }
    let own = call.as_person(person);
    let administrator = identity::account(r, &own).await?.administrator;
    if administrator || asked == SecondFactor::Administrators {
        return Ok(administrator);
    }
    let system = Call::system("sign-in", call.now);
    let belongs = membership::list_of_person(r, &system, person).await?;
    Ok(belongs.iter().any(|one| one.role == Role::Coordinator))
}
