//! Removing one's own post.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{id_of, own};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The page that asks whether a post may go.
pub async fn confirm_delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let (thread, post) = own(&mut r, &caller, id_of(&id)?).await?;
    let w = Words::of(caller.call.lang);
    let page = view::PostDelete {
        frame: frame::full(
            &app,
            &caller,
            &mut r,
            w.get("delete-title"),
            view::Nav::Elsewhere,
        )
        .await?,
        id: post.id.to_string(),
        number: frame::count(post.number),
        url: format!("/t/{}/{}", thread.id, post.number),
        thread_title: thread.title,
        body_html: post.body_html,
    };
    Ok(frame::html(&page))
}

/// Removes a post.
pub async fn delete(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let mut r = app.db.read().await?;
    let (thread, post) = own(&mut r, &caller, id).await?;
    drop(r);
    let mut w = app.db.write().await?;
    discussion::delete_post(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/t/{}/{}", thread.id, post.number),
        "deleted",
    ))
}
