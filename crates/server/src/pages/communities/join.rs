//! Joining and leaving a community.

use axum::extract::{Path, State};
use axum::response::Response;
use membership::{Community, Joined, Joining, Slug};

use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{frame, local};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Joins, or asks to; then back to where the button stood. A reason that cannot be taken comes back.
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let reason = fields.get("reason");
    caller
        .person()
        .map_err(|problem| problem.keeping(reason, format!("/c/{}/join", slug.as_str())))?;
    let mut w = app.db.write().await?;
    let joined = membership::join_community(&mut w, &caller.call, &slug, Some(reason)).await;
    let joined = match joined.map_err(Problem::from) {
        Ok(joined) => joined,
        Err(problem) if problem.code == "invalid" => {
            drop(w);
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, &slug, reason, errors).await?;
            return Ok(frame::refused(&page, &problem));
        }
        Err(problem) => return Err(problem),
    };
    w.commit().await?;
    let back = match fields.get("return") {
        "" => format!("/c/{}", slug.as_str()),
        path => local(path).to_owned(),
    };
    let code = match joined {
        Joined::Member => "joined",
        Joined::Requested => "asked",
    };
    Ok(frame::on_to_with(&app, &back, code))
}

/// The form to ask; where there is nothing to ask it leads to the community.
pub async fn join_form(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    drop(r);
    caller.person()?;
    let asks = shown.community.joining == Joining::Request
        && shown.standing.role().is_none()
        && !shown.asked();
    if !asks {
        return Ok(frame::on_to(&format!("/c/{}", slug.as_str())));
    }
    let none = view::FormErrors::none();
    Ok(frame::html(&page(&app, &caller, &slug, "", none).await?))
}

async fn page(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    reason: &str,
    errors: view::FormErrors,
) -> Result<view::Join, Problem> {
    let w = Words::of(caller.call.lang);
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, slug).await?;
    let title = w.get("request-join-title");
    Ok(view::Join {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        slug: shown.community.slug.clone(),
        name: shown.community.name(caller.call.lang).to_owned(),
        asking: view::Asking {
            reason: reason.to_owned(),
            errors,
            ..asking(caller, &shown.community)
        },
    })
}

/// The question of a community, with nothing answered yet.
pub(super) fn asking(caller: &Caller, community: &Community) -> view::Asking {
    let question = match community.question.as_str() {
        "" => Words::of(caller.call.lang).get("request-question"),
        question => question,
    };
    view::Asking {
        question: question.to_owned(),
        ..view::Asking::default()
    }
}

/// Leaves.
pub async fn leave(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    membership::leave_community(&mut w, &caller.call, &slug).await?;
    // Where only members read there is no page to come back to.
    let there = membership::community(&mut w, &caller.call, &slug)
        .await
        .is_ok();
    w.commit().await?;
    if !there {
        return Ok(frame::on_to_with(&app, "/", "left"));
    }
    Ok(frame::on_to_with(
        &app,
        &format!("/c/{}", slug.as_str()),
        "left",
    ))
}
