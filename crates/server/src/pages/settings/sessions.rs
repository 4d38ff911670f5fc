//! Signing out elsewhere.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::Response;
use base::SessionId;

use crate::app::App;
use crate::extract::{self, Caller};
use crate::pages::frame;
use crate::problem::Problem;

/// Ends one session.
pub async fn end_session(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.person()?;
    let id: SessionId = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    identity::end_session(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        "/settings#sessions",
        "session-ended",
    ))
}

/// Ends every session, this one too.
pub async fn end_all(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut w = app.db.write().await?;
    identity::end_all_sessions(&mut w, &caller.call).await?;
    w.commit().await?;
    let mut response = frame::on_to_with(&app, "/sign-in", "signed-out");
    response.headers_mut().append(
        header::SET_COOKIE,
        extract::session_gone(app.settings.secure()),
    );
    Ok(response)
}
