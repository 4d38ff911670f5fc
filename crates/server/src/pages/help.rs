//! `/help/roles`: who may do what.

use axum::extract::State;
use axum::response::Response;

use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::view;

/// The table of rights, in words.
pub async fn roles(State(app): State<App>, caller: Caller) -> Response {
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("roles-title").to_owned();
    frame::html(&view::RolesHelp { frame })
}
