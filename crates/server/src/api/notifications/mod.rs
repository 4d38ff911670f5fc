//! `/notifications`: the caller's inbox.

mod wire;

use axum::Json;
use axum::extract::State;
use base::ThreadId;
use discussion::Thread;
use notifications::Notice;
use store::Reader;

use super::lists::{Part, cursor};
use super::people::People;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The caller's notices, newest first.
#[utoipa::path(
    get, path = "/notifications", params(Part),
    responses((status = 200, description = "Some notices", body = wire::Inbox)),
)]
pub(super) async fn list_notifications(
    State(app): State<App>,
    caller: Caller,
    part: Part,
) -> Result<Json<wire::Inbox>, Problem> {
    let (person, before) = (caller.person()?, part.after("n", |text| text.parse().ok())?);
    let mut r = app.db.snapshot().await?;
    let found = notifications::list_notices(&mut r, &caller.call, before, part.limit).await?;
    let threads = threads(&mut r, &caller, &found.items).await?;
    let people = People::of(&mut r, found.items.iter().map(|notice| notice.actor_id)).await?;
    let unread_count = notifications::count_unread(&mut r, person).await?;
    let next_cursor = found
        .items
        .last()
        .filter(|_| found.more)
        .map(|notice| cursor("n", notice.seq));
    let items = found
        .items
        .iter()
        .map(|notice| wire::Notification::new(notice, &threads, &people))
        .collect();
    Ok(Json(wire::Inbox {
        items,
        next_cursor,
        unread_count,
    }))
}

/// Marks the whole inbox as read.
#[utoipa::path(put, path = "/notifications/read", responses((status = 200, description = "It is read", body = wire::InboxRead)))]
pub(super) async fn read_notifications(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<wire::InboxRead>, Problem> {
    let mut w = app.db.write().await?;
    let read = notifications::read_all(&mut w, &caller.call).await?;
    w.commit().await?;
    Ok(Json(wire::InboxRead {
        read,
        unread_count: 0,
    }))
}

/// The threads these notices are about, as far as the caller may read them still.
async fn threads(
    r: &mut Reader,
    caller: &Caller,
    notices: &[Notice],
) -> Result<Vec<Thread>, Problem> {
    let mut ids: Vec<ThreadId> = notices.iter().map(|notice| notice.thread_id).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(discussion::threads_named(r, &caller.call, &ids).await?)
}
