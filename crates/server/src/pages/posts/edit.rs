//! Mending one's own post.

use axum::extract::{Path, State};
use axum::response::Response;
use discussion::{Draft, Post, Thread};
use store::Reader;

use super::{id_of, own};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The page to change a post.
pub async fn edit(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let (thread, post) = own(&mut r, &caller, id_of(&id)?).await?;
    let page = edit_page(&app, &caller, &mut r, &thread, &post, None).await?;
    Ok(frame::html(&page))
}

/// `again` is what was typed and what is wrong with it.
async fn edit_page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    thread: &Thread,
    post: &Post,
    again: Option<(&str, view::FormErrors)>,
) -> Result<view::PostEdit, Problem> {
    let w = Words::of(caller.call.lang);
    let (body, errors) = again.unwrap_or((&post.body, view::FormErrors::none()));
    Ok(view::PostEdit {
        frame: frame::full(app, caller, r, w.get("edit-title"), view::Nav::Elsewhere).await?,
        id: post.id.to_string(),
        number: frame::count(post.number),
        url: format!("/t/{}/{}", thread.id, post.number),
        thread_title: thread.title.clone(),
        body: body.to_owned(),
        version: post.version.to_string(),
        errors,
    })
}

/// Changes a post, or shows the form again with what was typed.
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let kept = |problem: Problem| problem.keeping(fields.get("body"), format!("/posts/{id}/edit"));
    caller.person().map_err(kept)?;
    let saved = async {
        let draft = Draft::parse(fields.get("body")).map_err(discussion::Error::from)?;
        let mut w = app.db.write().await?;
        discussion::edit_post(
            &mut w,
            &caller.call,
            id,
            fields.get("version").parse().ok(),
            &draft,
        )
        .await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    let result = saved.await;
    let mut r = app.db.read().await?;
    let (thread, post) = own(&mut r, &caller, id).await?;
    match result {
        Ok(()) => Ok(frame::on_to_with(
            &app,
            &format!("/t/{}/{}", thread.id, post.number),
            "saved",
        )),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let errors = problem.to_form(caller.call.lang);
            let again = Some((fields.get("body"), errors));
            let page = edit_page(&app, &caller, &mut r, &thread, &post, again).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}
