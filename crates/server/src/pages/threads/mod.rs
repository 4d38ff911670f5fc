//! `/t/{id}`: a thread, page by page.

mod below;
mod kept;
mod page;
mod read;
mod reply;

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::ThreadId;

use self::page::{Typed, build};
use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;

pub use kept::Kept;
pub use read::mark_read;
pub use reply::post_reply;

/// How many posts a page holds.
pub const PAGE: i64 = 20;

fn id_of(text: &str) -> Result<ThreadId, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The page on which a post stands.
fn page_of(number: i64) -> i64 {
    (number.max(1) - 1) / PAGE + 1
}

/// A page of a thread: the one asked for, else the one with the first post the caller has not read.
pub async fn thread(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let asked = query.get("page").and_then(|text| text.parse().ok());
    let typed = Typed {
        reply_to: query.get("reply").and_then(|text| text.parse().ok()),
        ..Typed::default()
    };
    let position = app.hub.position();
    let mut r = app.db.read().await?;
    let page = build(&app, &caller, &mut r, id, asked, position, typed).await?;
    Ok(frame::html(&page))
}

/// `/t/{id}/{n}` opens the thread at a post; with `?reply=` at the form, answering it.
pub async fn at_post(
    State(app): State<App>,
    caller: Caller,
    Path((id, number)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let number: i64 = number.parse().map_err(|_| Problem::not_found())?;
    let mut r = app.db.read().await?;
    let page = discussion::thread(&mut r, &caller.call, id).await?;
    if number < 1 || number > page.thread.last_number {
        return Err(Problem::not_found());
    }
    let to = match query.get("reply").and_then(|text| text.parse::<i64>().ok()) {
        Some(answered) => format!("/t/{id}?page={}&reply={answered}#reply", page_of(number)),
        None => format!("/t/{id}?page={}#post-{number}", page_of(number)),
    };
    Ok(frame::on_to(&to))
}
