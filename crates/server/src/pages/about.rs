//! `/about` and `/accessibility`: pages that stand still.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::view;

/// What Kenniskring is.
pub async fn about(State(app): State<App>, caller: Caller) -> Response {
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("about-title").to_owned();
    frame::html(&view::About { frame })
}

/// How it is kept accessible.
pub async fn accessibility(State(app): State<App>, caller: Caller) -> Response {
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("access-title").to_owned();
    frame::html(&view::Accessibility { frame })
}

/// `/.well-known/security.txt` (RFC 9116): where to report a weakness. The contact is the page that says how.
pub async fn security(State(app): State<App>, caller: Caller) -> Response {
    let base = &app.settings.base_url;
    // A year ahead, as RFC 9116 recommends no longer.
    let expires = caller.call.now.plus_seconds(86_400 * 364).rfc3339();
    let text = format!(
        "Contact: {base}/about\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {base}/.well-known/security.txt\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
