//! `/communities/{slug}/threads`: the threads of a community, and opening one.

mod wire;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use base::{PostId, Ts};
use discussion::ThreadCursor;
use membership::Slug;

use self::wire::{Heading, NewThread};
use crate::api::idempotency::{Done, Once};
use crate::api::lists::{Part, cursor};
use crate::api::people::People;
use crate::api::segment::Segment;
use crate::api::threads::wire::Thread;
use crate::api::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

/// The threads of a community, latest talk first.
#[utoipa::path(
    get, path = "/communities/{slug}/threads", security((), ("bearer" = []), ("cookie" = [])),
    params(("slug" = String, Path, description = "The community"), Part),
    responses((status = 200, description = "Some threads", body = List<Heading>)),
)]
pub(in crate::api) async fn list_threads(
    State(app): State<App>,
    caller: Caller,
    Segment(slug): Segment<Slug>,
    part: Part,
) -> Result<Json<List<Heading>>, Problem> {
    let after = part.after("t", read_cursor)?.unwrap_or(ThreadCursor::START);
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let found = discussion::list_threads(&mut r, &caller.call, &shown, after, part.limit).await?;
    let people = People::of(&mut r, found.items.iter().map(|heading| heading.author_id)).await?;
    let last = found
        .items
        .last()
        .filter(|_| found.more)
        .map(|heading| write_cursor(heading.cursor()));
    let wired = |heading| Heading::new(heading, &people, &app.settings.base_url);
    Ok(Json(List {
        items: found.items.into_iter().map(wired).collect(),
        next_cursor: last,
    }))
}

/// Opens a thread with its first post. Members may.
#[utoipa::path(
    post, path = "/communities/{slug}/threads", request_body = NewThread,
    params(("slug" = String, Path, description = "The community")),
    responses(
        (status = 201, description = "The thread", body = Thread, headers(("Location" = String, description = "The thread's address"))),
        (status = 403, description = "`not-member`: only members write here"),
    ),
)]
pub(in crate::api) async fn open_thread(
    State(app): State<App>,
    caller: Caller,
    Segment(community): Segment<Slug>,
    once: Once<NewThread>,
) -> Result<Response, Problem> {
    let (title, draft) = once.value.parse()?;
    let (ids, now, kind) = (&caller.call.ids, caller.call.now, once.value.kind);
    let new = discussion::NewThread {
        id: ids.thread(),
        first: PostId(ids.uuid(now)),
        community,
        kind,
        title,
        draft,
    };
    let mut w = app.db.write().await?;
    let id = discussion::open_thread(&mut w, &caller.call, new).await?;
    let page = discussion::thread(&mut w, &caller.call, id).await?;
    let thread = Thread::new(
        page,
        &caller.call,
        Some(caller.account()?.into()),
        &app.settings.base_url,
    );
    once.key
        .settle(
            &app,
            w,
            Done::new(
                StatusCode::CREATED,
                format!("/api/v1/threads/{id}"),
                &thread,
            )?,
        )
        .await
}

fn write_cursor(at: ThreadCursor) -> String {
    cursor("t", format_args!("{}:{}", at.last_post_at.micros(), at.id))
}

fn read_cursor(text: &str) -> Option<ThreadCursor> {
    let (micros, id) = text.split_once(':')?;
    Some(ThreadCursor {
        last_post_at: Ts::from_micros(micros.parse().ok()?),
        id: id.parse().ok()?,
    })
}

#[cfg(test)]
mod tests;
