//! `/threads/{id}`: one thread.

pub(super) mod posts;
pub(super) mod read;
pub(super) mod wire;

use axum::Json;
use axum::extract::State;
use base::ThreadId;

use super::segment::Segment;
use super::wire::Author;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// One thread, with what the caller has read of it.
#[utoipa::path(
    get, path = "/threads/{id}", security((), ("bearer" = []), ("cookie" = [])),
    params(("id" = String, Path, description = "The thread")),
    responses((status = 200, description = "The thread", body = wire::Thread)),
)]
pub(super) async fn get_thread(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<ThreadId>,
) -> Result<Json<wire::Thread>, Problem> {
    let mut r = app.db.read().await?;
    let page = discussion::thread(&mut r, &caller.call, id).await?;
    let author = page
        .thread
        .author()
        .map(|author| Author::of(page.thread.author_id, author));
    Ok(Json(wire::Thread::new(
        page,
        &caller.call,
        author,
        &app.settings.base_url,
    )))
}
