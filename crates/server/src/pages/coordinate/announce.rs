//! Announcing: `/coordinate/{slug}/announce` to one community, `/admin/announce` to those one chooses.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{AnyId, PostId};
use discussion::{Announcing, Draft, Kind, NewThread, Title};
use membership::Slug;

use super::announce_page::page;
use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::admin::administrator;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The form for one community.
pub async fn announce_form(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let mut r = app.db.read().await?;
    let none = view::FormErrors::none();
    let page = page(&app, &caller, &mut r, Some(&slug), None, none).await?;
    Ok(frame::html(&page))
}

/// Announces to one community.
pub async fn announce(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    answer(&app, &caller, Some(&slug), &fields).await
}

/// The form for several communities.
pub async fn announce_widely_form(
    State(app): State<App>,
    caller: Caller,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let page = page(&app, &caller, &mut r, None, None, view::FormErrors::none()).await?;
    Ok(frame::html(&page))
}

/// Announces to several communities.
pub async fn announce_widely(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    answer(&app, &caller, None, &fields).await
}

async fn answer(
    app: &App,
    caller: &Caller,
    slug: Option<&Slug>,
    fields: &Fields,
) -> Result<Response, Problem> {
    match try_announce(app, caller, slug, fields).await {
        Ok(to) => Ok(frame::on_to_with(app, &to, "announced")),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let mut r = app.db.read().await?;
            let errors = problem.to_form(caller.call.lang);
            let page = page(app, caller, &mut r, slug, Some(fields), errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_announce(
    app: &App,
    caller: &Caller,
    slug: Option<&Slug>,
    fields: &Fields,
) -> Result<String, Problem> {
    let (title, draft) = (
        Title::parse(fields.get("title")),
        Draft::parse(fields.get("body")),
    );
    let wrong = [title.as_ref().err(), draft.as_ref().err()];
    let wrong: Vec<_> = wrong.into_iter().flatten().cloned().collect();
    let (Ok(title), Ok(draft)) = (title, draft) else {
        return Err(discussion::Error::Invalid(wrong).into());
    };
    let call = &caller.call;
    let act = fields.get("id").parse().map(AnyId);
    let act = act.unwrap_or_else(|_| AnyId(call.ids.uuid(call.now)));
    let slugs = match slug {
        Some(slug) => vec![slug.clone()],
        None => fields
            .all("community")
            .map(slug_of)
            .collect::<Result<_, _>>()?,
    };
    let threads = slugs.into_iter().map(|community| NewThread {
        id: call.ids.thread(),
        first: PostId(call.ids.uuid(call.now)),
        community,
        kind: Kind::Announcement,
        title: title.clone(),
        draft: draft.clone(),
    });
    let new = Announcing {
        act,
        threads: threads.collect(),
    };
    let mut w = app.db.write().await?;
    let opened = discussion::announce(&mut w, call, new).await?;
    w.commit().await?;
    Ok(match (slug, opened.first()) {
        (Some(_), Some(thread)) => format!("/t/{thread}"),
        _ => "/admin".to_owned(),
    })
}
