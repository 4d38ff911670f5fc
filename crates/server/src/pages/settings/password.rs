//! Changing one's password.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use identity::{Email, Password, Secret};

use super::{Sent, page};
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
    let account = caller.account()?;
    match try_password(&app, &caller, account, &fields).await {
        Ok(secret) => {
            let mut response = frame::on_to_with(&app, "/settings#password", "password-set");
            if let Some(secret) = secret {
                let cookie = extract::session(&secret, app.settings.secure());
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(response)
        }
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

async fn try_password(
    app: &App,
    caller: &Caller,
    own: &identity::Account,
    fields: &Fields,
) -> Result<Option<Secret>, Problem> {
    app.limits
        .sign_in(&base::fold(&own.email), &caller.address)?;
    let new = Password::parse_for("password", fields.get("password"), &own.email)
        .map_err(identity::Error::from)?;
    let email = Email::parse("email", &own.email).map_err(identity::Error::from)?;
    let mut r = app.db.read().await?;
    let stored = identity::credential(&mut r, &email)
        .await?
        .map(|known| known.password)
        .unwrap_or_default();
    drop(r);
    if !account::verify(app, stored, fields.get("current").to_owned()).await? {
        return Err(Problem::field("current", "wrong-password"));
    }
    let hash = account::hash(app, new).await?;
    let mut w = app.db.write().await?;
    let secret = identity::change_password(&mut w, &caller.call, hash).await?;
    w.commit().await?;
    Ok(secret)
}
