//! `/unsubscribe/{token}`: stopping the digest without signing in (RFC 8058). Looking changes nothing; only a POST does.

use axum::extract::{Path, State};
use axum::response::Response;
use digests::Rhythm;

use super::frame;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

async fn page(app: &App, caller: &Caller, token: String, email: String, done: bool) -> Response {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang)
        .get("unsubscribe-title")
        .to_owned();
    frame::html(&view::Unsubscribe {
        frame,
        token,
        email,
        done,
    })
}

/// Asks whether the digest should stop.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path(token): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let (person, choice) = digests::choose::preference_by_token(&mut r, &token).await?;
    let email = address(&mut r, person).await?;
    Ok(page(&app, &caller, token, email, choice.rhythm == Rhythm::Off).await)
}

/// Stops it, or takes that back.
pub async fn stop(
    State(app): State<App>,
    caller: Caller,
    Path(token): Path<String>,
    fields: Result<Fields, Problem>,
) -> Result<Response, Problem> {
    // A mail program may send it as multipart/form-data (RFC 8058, 3.1); what it says does not matter, the address does.
    let again = fields.is_ok_and(|fields| fields.get("again") == "1");
    let rhythm = if again { Rhythm::Daily } else { Rhythm::Off };
    let mut w = app.db.write().await?;
    let person = digests::set_by_token(&mut w, &caller.call, &token, rhythm).await?;
    let email = address(&mut w, person).await?;
    w.commit().await?;
    Ok(page(&app, &caller, token, email, !again).await)
}

async fn address(r: &mut store::Reader, person: base::PersonId) -> Result<String, Problem> {
    let recipient = identity::system::recipient(r, person).await?;
    Ok(recipient
        .map(|recipient| recipient.email)
        .unwrap_or_default())
}
