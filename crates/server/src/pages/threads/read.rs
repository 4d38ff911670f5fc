//! Marking a thread as read.

use axum::extract::{Path, State};
use axum::response::Response;
use discussion::Ranges;

use super::{id_of, page_of};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;

/// Marks a thread as read up to a post.
pub async fn mark_read(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let thread = id_of(&id)?;
    let person = caller.person()?;
    let upto: i64 = fields
        .get("upto")
        .parse()
        .map_err(|_| Problem::field("upto", "unknown"))?;
    let ranges = Ranges::parse(&[(1, upto)]).map_err(discussion::Error::from)?;
    let mut w = app.db.write().await?;
    let read = discussion::mark_read(&mut w, &caller.call, thread, &ranges).await?;
    notifications::read_thread(&mut w, person, thread, read.as_pairs(), caller.call.now).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/t/{thread}?page={}", page_of(upto)),
        "read",
    ))
}
