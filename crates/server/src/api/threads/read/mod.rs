//! `/threads/{id}/read`: what the caller has read.

pub(in crate::api) mod wire;

use axum::extract::State;
use base::ThreadId;
use discussion::Ranges;

use self::wire::{NewRead, ReadNow};
use crate::api::segment::Segment;
use crate::app::App;
use crate::extract::{Caller, Json};
use crate::problem::Problem;

/// Adds posts to what the caller has read; nothing that another device marked is lost. Notices about them are read too.
#[utoipa::path(
    put, path = "/threads/{id}/read", request_body = NewRead,
    params(("id" = String, Path, description = "The thread")),
    responses((status = 200, description = "What is read now", body = ReadNow)),
)]
pub(in crate::api) async fn mark_read(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<ThreadId>,
    sent: Json<NewRead>,
) -> Result<axum::Json<ReadNow>, Problem> {
    let person = caller.person()?;
    let ranges = Ranges::parse(&sent.value.ranges).map_err(discussion::Error::from)?;
    let mut w = app.db.write().await?;
    let read = discussion::mark_read(&mut w, &caller.call, id, &ranges).await?;
    notifications::read_thread(&mut w, person, id, ranges.as_pairs(), caller.call.now).await?;
    let last = discussion::thread(&mut w, &caller.call, id)
        .await?
        .thread
        .last_number;
    let notices = notifications::count_unread(&mut w, person).await?;
    w.commit().await?;
    Ok(axum::Json(ReadNow::new(&read, last, notices)))
}
