//! Joining and leaving a community.

use axum::extract::{Path, State};
use axum::response::Response;
use membership::Joined;

use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{frame, local};
use crate::problem::Problem;

/// Joins, or asks to; then back to where the button stood.
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    let joined =
        membership::join_community(&mut w, &caller.call, &slug, Some(fields.get("reason"))).await?;
    w.commit().await?;
    let back = match fields.get("return") {
        "" => format!("/c/{}", slug.as_str()),
        path => local(path).to_owned(),
    };
    let code = match joined {
        Joined::Member => "joined",
        Joined::Requested => "asked",
    };
    Ok(frame::on_to_with(&app, &back, code))
}

/// Leaves.
pub async fn leave(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    membership::leave_community(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/c/{}", slug.as_str()),
        "left",
    ))
}
