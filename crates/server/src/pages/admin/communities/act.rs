//! `/admin/communities/{slug}/{act}`: archiving, opening again, merging, moving threads; first what will happen, then the act.

use axum::extract::{Path, State};
use axum::response::Response;
use base::CommunityId;
use membership::{Place, Slug};

use super::choose::{Asked, NEW, chosen, fresh, page, target, will};
use super::{LIST, administrator};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow;
use crate::pages::{communities, frame};
use crate::problem::Problem;
use crate::view::{self, ThemeAct};

/// The page that asks.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path((slug, act)): Path<(String, String)>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let page = page(
        &app,
        &caller,
        &mut r,
        &parse(&slug, &act)?,
        &Fields::default(),
    )
    .await?;
    Ok(frame::html(&page))
}

/// Shows what will happen, or does it.
pub async fn carry_out(
    State(app): State<App>,
    caller: Caller,
    Path((slug, act)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let asked = parse(&slug, &act)?;
    let looks = asked.1.has_target() && fields.get("step") != "do";
    let done = if looks {
        Ok(())
    } else {
        attempt(&app, &caller, &asked, &fields).await
    };
    let mut r = app.db.read().await?;
    match done {
        Ok(()) if !looks => Ok(frame::on_to_with(&app, LIST, "saved")),
        Ok(()) => {
            let mut page = page(&app, &caller, &mut r, &asked, &fields).await?;
            match will(&mut r, &caller, &asked, &fields, &page).await {
                Ok(will) => {
                    page.will = will;
                    Ok(frame::html(&page))
                }
                Err(problem) => refused(&caller, page, problem),
            }
        }
        Err(problem) => {
            let page = page(&app, &caller, &mut r, &asked, &fields).await?;
            refused(&caller, page, problem)
        }
    }
}

fn parse(slug: &str, act: &str) -> Result<Asked, Problem> {
    let slug = Slug::parse(slug).map_err(|_| Problem::not_found())?;
    let act = ThemeAct::parse(act).ok_or_else(Problem::not_found)?;
    Ok((slug, act))
}

fn refused(caller: &Caller, mut page: view::ThemePage, p: Problem) -> Result<Response, Problem> {
    if !p.status.is_client_error() || p.code == "not-found" {
        return Err(p);
    }
    page.errors = p.to_form(caller.call.lang);
    Ok(frame::refused(&page, &p))
}

async fn attempt(
    app: &App,
    caller: &Caller,
    (slug, act): &Asked,
    fields: &Fields,
) -> Result<(), Problem> {
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let threads = match act {
        ThemeAct::Split => {
            chosen(&page(app, caller, &mut r, &(slug.clone(), *act), fields).await?)?
        }
        ThemeAct::Archive | ThemeAct::Open | ThemeAct::Merge => Vec::new(),
    };
    let from = membership::community(&mut r, call, slug).await?.community;
    drop(r);
    let new = fields.get("target") == NEW;
    let mut w = app.db.write().await?;
    match act {
        ThemeAct::Archive => membership::archive_community(&mut w, call, slug).await?,
        ThemeAct::Open => membership::reopen_community(&mut w, call, slug).await?,
        ThemeAct::Merge => flow::theme::merge(&mut w, call, slug, &target(fields)?).await?,
        ThemeAct::Split => {
            let to = if new {
                let form = communities::read(&fresh(&from, fields))?;
                let place = Place::Priority(from.priority_slug.clone());
                let id = CommunityId(call.ids.uuid(call.now));
                membership::create_community(&mut w, call, id, &place, &form).await?
            } else {
                target(fields)?
            };
            let bring = fields.get("bring") == "yes";
            flow::theme::split(&mut w, call, slug, &to, &threads, bring, new).await?;
        }
    }
    w.commit().await?;
    Ok(())
}
