//! `/coordinate/{slug}/members/{handle}/remove`: taking a member out, with a reason that they are told.

use axum::extract::{Path, State};
use axum::response::Response;
use base::Line;
use identity::{PhotoSize, Profile};
use membership::Slug;

use super::{link, slug_of};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow::members;
use crate::pages::{frame, present};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

async fn page(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    handle: &str,
) -> Result<(view::MemberRemove, Profile), Problem> {
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, call, slug).await?;
    caller.person()?;
    if !shown.standing.may_coordinate() {
        return Err(membership::Error::NotCoordinator.into());
    }
    let profile = identity::person_by_handle(&mut r, call, handle).await?;
    let title = Words::of(call.lang).fill("members-remove-title", "name", profile.name.as_str());
    let page = view::MemberRemove {
        community: link(&mut r, caller, &shown.community).await?,
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        person: view::PersonLink {
            photo: present::photo(&profile.handle, profile.photo, PhotoSize::Small),
            initials: base::initials(&profile.name),
            name: profile.name.clone(),
            handle: profile.handle.clone(),
            organisation: profile.organisation.clone(),
        },
        reason: String::new(),
        errors: view::FormErrors::none(),
    };
    Ok((page, profile))
}

/// Asks for the reason.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path((slug, handle)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (page, _) = page(&app, &caller, &slug_of(&slug)?, &handle).await?;
    Ok(frame::html(&page))
}

/// Takes them out.
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path((slug, handle)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let (page, profile) = page(&app, &caller, &slug, &handle).await?;
    let removed = async {
        let reason =
            Line::parse("reason", fields.get("reason"), 500).map_err(membership::Error::from)?;
        let base_url = &app.settings.base_url;
        let mut w = app.db.write().await?;
        let call = &caller.call;
        members::remove(&mut w, call, &slug, profile.id, reason.as_str(), base_url).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match removed.await {
        Ok(()) => {
            let to = format!("/c/{}/members", slug.as_str());
            Ok(frame::on_to_with(&app, &to, "member-removed"))
        }
        Err(problem) if problem.status.is_client_error() => {
            let page = view::MemberRemove {
                reason: fields.get("reason").to_owned(),
                errors: problem.to_form(caller.call.lang),
                ..page
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}
