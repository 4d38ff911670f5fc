//! Taking answers back, and saved texts away.

use axum::extract::{Path, State};
use axum::response::Response;

use super::named;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow::requests;
use crate::pages::communities::slug_of;
use crate::pages::frame;
use crate::problem::Problem;

/// Takes the answers to these people back.
pub async fn undo(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    let undone = requests::undo(&mut w, &caller.call, &slug, &named(&fields, "person")).await?;
    w.commit().await?;
    let code = if undone.is_empty() {
        "requests-not-undone"
    } else {
        "requests-undone"
    };
    let path = format!("/coordinate/{}/requests", slug.as_str());
    Ok(frame::on_to_with(&app, &path, code))
}

/// Forgets a saved text.
pub async fn delete_saved(
    State(app): State<App>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    membership::delete_saved_answer(&mut w, &caller.call, &slug, id).await?;
    w.commit().await?;
    let path = format!("/coordinate/{}/requests", slug.as_str());
    Ok(frame::on_to_with(&app, &path, "saved-deleted"))
}
