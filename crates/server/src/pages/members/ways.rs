//! Links into a community: made and shown once, and taken back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use membership::{Slug, WayInCursor};

use super::open::page;
use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// Makes a link and shows it, this once.
pub async fn make_link(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    match made(&app, &caller, &slug, &fields).await {
        Ok(link) => {
            let page = view::MembersInvite {
                link: Some(link),
                ..page(&app, &caller, &slug, WayInCursor::start()).await?
            };
            let mut response = frame::html(&page);
            *response.status_mut() = StatusCode::CREATED;
            Ok(response)
        }
        Err(problem) if !problem.fields.is_empty() => {
            let page = view::MembersInvite {
                uses: fields.get("uses").to_owned(),
                days: fields.get("days").to_owned(),
                link_errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, &slug, WayInCursor::start()).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn made(app: &App, caller: &Caller, slug: &Slug, fields: &Fields) -> Result<String, Problem> {
    // What is no number is out of every range.
    let number = |name| fields.get(name).trim().parse().unwrap_or(0);
    let (uses, days) = (number("uses"), number("days"));
    let mut w = app.db.write().await?;
    let (_, secret) = membership::make_link(&mut w, &caller.call, slug, uses, days).await?;
    w.commit().await?;
    Ok(format!("{}/join/{}", app.settings.base_url, secret.text()))
}

/// Takes an invitation or a link back.
pub async fn withdraw(
    State(app): State<App>,
    caller: Caller,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let id = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    membership::withdraw_way_in(&mut w, &caller.call, &slug, id).await?;
    w.commit().await?;
    let to = format!("/coordinate/{}/invite#open", slug.as_str());
    Ok(frame::on_to_with(&app, &to, "way-in-withdrawn"))
}
