//! Choosing another password, or going on without one.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use identity::{Account, Password, Secret};

use super::methods::{Sent, page};
use super::proof;
use crate::app::App;
use crate::extract::{self, Caller, Fields};
use crate::pages::{account, frame};
use crate::problem::Problem;

/// Changes the password after asking for the current one; ends the other sessions.
pub async fn password(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    match try_password(&app, &caller, own, &fields).await {
        Ok(secret) => Ok(done(&app, "password-set", secret)),
        Err(problem) if problem.status.is_client_error() => {
            let sent = Sent {
                password: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// Takes the password away after proof of who one is; ends the other sessions.
pub async fn remove_password(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    let removed = async {
        proof::prove(&app, &caller, own, &fields).await?;
        let mut w = app.db.write().await?;
        let secret = identity::remove_password(&mut w, &caller.call).await?;
        w.commit().await?;
        Ok::<Option<Secret>, Problem>(secret)
    };
    match removed.await {
        Ok(secret) => Ok(done(&app, "password-removed", secret)),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let sent = Sent {
                removal: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
        Err(problem) => Err(problem),
    }
}

fn done(app: &App, flash: &'static str, secret: Option<Secret>) -> Response {
    let mut response = frame::on_to_with(app, "/settings/sign-in#password", flash);
    if let Some(secret) = secret {
        let cookie = extract::session(&secret, app.settings.secure());
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

async fn try_password(
    app: &App,
    caller: &Caller,
    own: &Account,
    fields: &Fields,
) -> Result<Option<Secret>, Problem> {
    let new = Password::parse_for("password", fields.get("password"), &own.email)
        .map_err(identity::Error::from)?;
    let mut r = app.db.read().await?;
    let stored = proof::stored(&mut r, own).await?;
    let lately = identity::signed_in_lately(&mut r, &caller.call).await?;
    drop(r);
    match (stored.is_empty(), lately) {
        (false, _) => proof::check(app, caller, own, stored, fields).await?,
        (true, true) => {}
        (true, false) => return Err(proof::again()),
    }
    let hash = account::hash(app, new).await?;
    let mut w = app.db.write().await?;
    let secret = identity::change_password(&mut w, &caller.call, hash).await?;
    w.commit().await?;
    Ok(secret)
}
