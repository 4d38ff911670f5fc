//! Answering in a thread.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{PostId, ThreadId};
use discussion::{Draft, NewPost, Posted};

use super::page::{Typed, build};
use super::{id_of, page_of};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::replies::Outcome;

/// Answers, or shows the form again with what was typed.
pub async fn post_reply(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let thread = id_of(&id)?;
    let kept = |problem: Problem| problem.keeping(fields.get("body"), format!("/t/{thread}"));
    caller.person().map_err(kept)?;
    let id = fields
        .get("id")
        .parse()
        .unwrap_or_else(|_| PostId(caller.call.ids.uuid(caller.call.now)));
    match try_reply(&app, &caller, thread, id, &fields).await {
        Ok(posted) => {
            let page = page_of(posted.number);
            Ok(frame::on_to(&format!(
                "/t/{thread}?page={page}#post-{}",
                posted.number
            )))
        }
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let typed = Typed {
                id: (problem.code != "id-taken").then_some(id),
                body: fields.get("body").to_owned(),
                reply_to: fields.get("reply_to").parse().ok(),
                errors: problem.to_form(caller.call.lang),
            };
            let position = app.hub.position();
            let mut r = app.db.read().await?;
            let page = build(
                &app,
                &caller,
                &mut r,
                thread,
                Some(i64::MAX),
                position,
                typed,
            )
            .await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_reply(
    app: &App,
    caller: &Caller,
    thread: ThreadId,
    id: PostId,
    fields: &Fields,
) -> Result<Posted, Problem> {
    let draft = Draft::parse(fields.get("body")).map_err(discussion::Error::from)?;
    let reply_to = match fields.get("reply_to") {
        "" => None,
        text => Some(
            text.parse()
                .map_err(|_| Problem::field("reply_to", "no-such-post"))?,
        ),
    };
    let new = NewPost {
        id,
        thread,
        reply_to,
        draft,
    };
    let mut r = app.db.read().await?;
    let reply = discussion::prepare_reply(&mut r, &caller.call, new).await?;
    drop(r);
    match app.replies.place(&app.db, reply, None).await? {
        Outcome::Placed(posted) => Ok(posted),
        Outcome::Repeated => Err(Problem::internal("a form has no key")),
    }
}
