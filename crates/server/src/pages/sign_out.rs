//! `/sign-out`.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;

use super::frame;
use crate::app::App;
use crate::extract::{self, Caller, Via};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The page that asks whether one wants to go.
pub async fn ask(State(app): State<App>, caller: Caller) -> Response {
    if caller.account.is_none() {
        return frame::on_to("/");
    }
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang).get("sign-out-title").to_owned();
    frame::html(&view::SignOut { frame })
}

/// Ends the session.
pub async fn sign_out(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    if let Via::Session(session) = caller.via {
        let mut w = app.db.write().await?;
        identity::end_session(&mut w, &caller.call, session).await?;
        w.commit().await?;
    }
    let mut response = frame::on_to_with(&app, "/", "signed-out");
    response.headers_mut().append(
        header::SET_COOKIE,
        extract::session_gone(app.settings.secure()),
    );
    Ok(response)
}
