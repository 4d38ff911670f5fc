//! `/set-password/{secret}`: choosing a password.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::{Link, Password};

use super::{found, frame_of, signed_in, used};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{account, frame};
use crate::problem::Problem;
use crate::view;

async fn password_page(
    app: &App,
    caller: &Caller,
    secret: &str,
    errors: view::FormErrors,
) -> Result<view::SetPassword, Problem> {
    let mut r = app.db.read().await?;
    let Link::Password { email, .. } = found(&mut r, caller, secret).await? else {
        return Err(used());
    };
    Ok(view::SetPassword {
        frame: frame_of(app, caller, "password-title"),
        email,
        errors,
    })
}

/// The page to choose a password.
pub async fn password_form(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    Ok(frame::html(
        &password_page(&app, &caller, &secret, view::FormErrors::none()).await?,
    ))
}

/// Sets the password and signs in.
pub async fn set_password(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let page = password_page(&app, &caller, &secret, view::FormErrors::none()).await?;
    let password = match Password::parse_for("password", fields.get("password"), &page.email) {
        Ok(password) => password,
        Err(invalid) => {
            let problem = Problem::from(identity::Error::from(invalid));
            let page = view::SetPassword {
                errors: problem.to_form(caller.call.lang),
                ..page
            };
            return Ok(frame::refused(&page, &problem));
        }
    };
    let hash = account::hash(&app, password).await?;
    let mut w = app.db.write().await?;
    let person = identity::set_password_by_link(&mut w, &caller.call, &secret, hash).await?;
    let response = signed_in(&app, &caller, &mut w, person).await?;
    w.commit().await?;
    Ok(response)
}
