//! `/threads/{id}/posts`: the posts of a thread, and answering.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{Invalid, PostId, ThreadId};
use discussion::{Draft, Error, Posted};

use crate::api::idempotency::{Done, Once};
use crate::api::lists::{Part, Start, cursor};
use crate::api::posts::wire::{NewPost, Post, ReplyTo};
use crate::api::segment::Segment;
use crate::api::wire::List;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::replies::Outcome;

/// The posts of a thread by number, removed ones included.
#[utoipa::path(
    get, path = "/threads/{id}/posts", security((), ("bearer" = []), ("cookie" = [])),
    params(
        ("id" = String, Path, description = "The thread"),
        ("from" = Option<i64>, Query, description = "The number to begin with; a cursor goes before it", minimum = 1),
        Part,
    ),
    responses((status = 200, description = "Some posts", body = List<Post>)),
)]
pub(in crate::api) async fn list_posts(
    State(app): State<App>,
    caller: Caller,
    Segment(id): Segment<ThreadId>,
    start: Start,
    part: Part,
) -> Result<Json<List<Post>>, Problem> {
    let from = part.after("p", read_cursor)?.or(start.0).unwrap_or(1);
    let mut r = app.db.read().await?;
    let (thread, posts) =
        discussion::list_posts(&mut r, &caller.call, id, from, part.limit).await?;
    let next = from.saturating_add(part.limit.get());
    let next_cursor = (next <= thread.last_number).then(|| cursor("p", next));
    let wired = |post: discussion::Post| Post::new(id, post, &app.settings.base_url);
    Ok(Json(List {
        items: posts.into_iter().map(wired).collect(),
        next_cursor,
    }))
}

/// Answers in a thread; the post is durable once this is answered. Members may, while the thread is open.
#[utoipa::path(
    post, path = "/threads/{id}/posts", request_body = NewPost,
    params(("id" = String, Path, description = "The thread")),
    responses(
        (status = 201, description = "The post", body = Post, headers(("Location" = String, description = "The post's address"))),
        (status = 403, description = "`not-member`: only members write here"),
        (status = 409, description = "`thread-closed`: it takes no answers any more"),
    ),
)]
pub(in crate::api) async fn post_reply(
    State(app): State<App>,
    caller: Caller,
    Segment(thread): Segment<ThreadId>,
    once: Once<NewPost>,
) -> Result<Response, Problem> {
    let draft = Draft::parse(&once.value.body).map_err(Error::from)?;
    let reply_to = answered(&app, &caller, thread, once.value.reply_to).await?;
    let new = discussion::NewPost {
        id: PostId(caller.call.ids.uuid(caller.call.now)),
        thread,
        reply_to,
        draft: draft.clone(),
    };
    let mut r = app.db.read().await?;
    let reply = discussion::prepare_reply(&mut r, &caller.call, new).await?;
    drop(r);
    let (author, base_url) = (caller.account.clone(), app.settings.base_url.clone());
    let done = Arc::new(move |posted: &Posted| {
        let author = author.as_deref().ok_or_else(Problem::not_found)?;
        let post = Post::placed(posted, &draft, reply_to, author.into(), &base_url);
        let location = format!("/api/v1/posts/{}", posted.id);
        Done::new(StatusCode::CREATED, location, &post)
    });
    let again = Arc::clone(&done);
    let keep = once.key.keep(move |posted| again(posted));
    match app.replies.place(&app.db, reply, keep).await? {
        Outcome::Placed(posted) => Ok(done(&posted)?.into_response()),
        Outcome::Repeated => once.key.first(&app).await,
    }
}

/// The number of the post that is answered; a post is looked up only when it was named by its id.
async fn answered(
    app: &App,
    caller: &Caller,
    thread: ThreadId,
    to: Option<ReplyTo>,
) -> Result<Option<i64>, Problem> {
    let id = match to {
        None => return Ok(None),
        Some(ReplyTo::Number(number)) => return Ok(Some(number)),
        Some(ReplyTo::Post(id)) => id,
    };
    let mut r = app.db.read().await?;
    match discussion::find_post(&mut r, &caller.call, id).await {
        Ok((there, post)) if there.id == thread => Ok(Some(post.number)),
        Ok(_) | Err(Error::NotFound) => {
            Err(Error::from(Invalid::new("replyTo", "no-such-post")).into())
        }
        Err(other) => Err(other.into()),
    }
}

fn read_cursor(text: &str) -> Option<i64> {
    text.parse().ok().filter(|number| *number >= 1)
}
