//! What happens when somebody has shown who they are: a session, or first the second step.

use axum::http::header;
use axum::response::Response;
use base::{Call, PersonId};
use membership::Role;
use store::Reader;

use super::{frame, local, urlencode};
use crate::app::App;
use crate::extract::{self, Caller, Via};
use crate::problem::Problem;
use crate::settings::SecondFactor;

/// Lets somebody in whose password (or link) was right: asks for the code when they have a second step, and otherwise
/// opens a session, always a new one (OWASP: session fixation). Ends at `back`, a path of this site.
pub async fn enter(
    app: &App,
    caller: &Caller,
    person: PersonId,
    device: &str,
    back: &str,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let has_one = identity::has_second_factor(&mut r, person).await?;
    let owes_one = !has_one && must_have_one(app, &mut r, &caller.call, person).await?;
    drop(r);
    if has_one {
        let mut w = app.db.write().await?;
        let half = identity::begin_sign_in(&mut w, &caller.call, person).await?;
        w.commit().await?;
        let address = format!("/sign-in/code?return={}", urlencode(local(back)));
        let mut response = frame::on_to(&address);
        let cookie = extract::half(&half, app.settings.secure());
        response.headers_mut().append(header::SET_COOKIE, cookie);
        return Ok(response);
    }
    let mut w = app.db.write().await?;
    let (_, secret) = if owes_one {
        identity::open_restricted_session(&mut w, &caller.call, person, device).await?
    } else {
        identity::open_session(&mut w, &caller.call, person, device).await?
    };
    finish(
        app,
        caller,
        w,
        &secret,
        if owes_one {
            "/settings/second-factor"
        } else {
            back
        },
    )
    .await
}

/// Commits, and sends the browser on with its cookie. The session that was there before does not live on beside it.
pub(super) async fn finish(
    app: &App,
    caller: &Caller,
    mut w: store::Writer,
    secret: &identity::Secret,
    back: &str,
) -> Result<Response, Problem> {
    if let (Via::Session(old), Some(_)) = (caller.via, &caller.account) {
        identity::end_session(&mut w, &caller.call, old).await?;
    }
    w.commit().await?;
    let mut response = frame::on_to(local(back));
    let secure = app.settings.secure();
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, extract::session(secret, secure));
    headers.append(header::SET_COOKIE, extract::half_gone(secure));
    Ok(response)
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
    let system = Call::system("sign-in", call.now);
    let own = call.as_person(person);
    let administrator = identity::account(r, &own).await?.administrator;
    if administrator || asked == SecondFactor::Administrators {
        return Ok(administrator);
    }
    let belongs = membership::list_of_person(r, &system, person).await?;
    Ok(belongs.iter().any(|one| one.role == Role::Coordinator))
}
