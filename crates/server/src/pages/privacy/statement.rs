//! `/privacy`: what is kept, why, and for how long; the numbers are those of the settings.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::view;

/// The statement.
pub async fn statement(State(app): State<App>, caller: Caller) -> Response {
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("statement-title").to_owned();
    frame::html(&view::Statement {
        periods: view::periods(frame.w, &app.settings.periods),
        version: identity::privacy::STATEMENT_VERSION,
        frame,
    })
}
