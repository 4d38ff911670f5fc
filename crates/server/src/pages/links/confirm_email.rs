//! `/confirm-email/{secret}`: another e-mail address, confirmed at that address.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{frame_of, used};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The page with the button. Looking changes nothing.
pub async fn confirm_form(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let email = identity::find_email_change(&mut r, caller.call.now, &secret)
        .await?
        .ok_or_else(used)?;
    let frame = frame_of(&app, &caller, "confirm-title");
    Ok(frame::html(&view::ConfirmEmail { frame, email }))
}

/// Changes the address.
pub async fn confirm_email(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut w = app.db.write().await?;
    identity::confirm_email(&mut w, &caller.call, &secret).await?;
    w.commit().await?;
    let to = if caller.account.is_some() {
        "/settings#email"
    } else {
        "/sign-in"
    };
    Ok(frame::on_to_with(&app, to, "email-changed"))
}
