//! Coming back to a thread on a day.

use axum::extract::{Path, State};
use axum::response::Response;
use base::Invalid;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::when::day;

/// Puts the thread on the desk from a day on.
pub async fn set_follow_up(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let thread = id.parse().map_err(|_| Problem::not_found())?;
    caller.person()?;
    let due = day(fields.get("day")).ok_or_else(|| Invalid::new("day", "not-a-date"));
    let due = due.map_err(discussion::Error::from)?;
    let mut w = app.db.write().await?;
    discussion::set_follow_up(&mut w, &caller.call, thread, due, fields.get("note")).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/t/{thread}"),
        "follow-up-set",
    ))
}

/// Takes it off the desk.
pub async fn clear_follow_up(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let thread = id.parse().map_err(|_| Problem::not_found())?;
    caller.person()?;
    let mut w = app.db.write().await?;
    discussion::clear_follow_up(&mut w, &caller.call, thread).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/t/{thread}"),
        "follow-up-cleared",
    ))
}
