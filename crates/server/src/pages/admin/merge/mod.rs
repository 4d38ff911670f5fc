//! `/admin/merge`: two accounts of one person become one.

mod plan;

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::PersonId;
use store::Reader;

use super::administrator;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow;
use crate::pages::frame;
use crate::pages::settings::proof;
use crate::problem::Problem;
use crate::view::{self, FormErrors};
use crate::words::Words;
use plan::plan;

/// Two fields, and once both name an account what will happen.
pub async fn merge_form(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let asked = |name: &str| query.get(name).map_or("", |text| text.trim()).to_owned();
    let (kept, gone) = (asked("kept"), asked("gone"));
    let mut page = page(&app, &caller, &kept, &gone).await?;
    if gone.is_empty() {
        return Ok(frame::html(&page));
    }
    let mut r = app.db.read().await?;
    let find = async |r: &mut Reader, field: &'static str, text: &str| {
        let found = identity::find_account(r, &caller.call, text).await?;
        found.ok_or_else(|| Problem::field(field, "no-such-account"))
    };
    let found = match find(&mut r, "kept", &kept).await {
        Ok(kept) => find(&mut r, "gone", &gone).await.map(|gone| (kept, gone)),
        Err(problem) => Err(problem),
    };
    match found {
        Ok((kept, gone)) if kept == gone => refused(&caller, page, &same()),
        Ok((kept, gone)) => {
            page.plan = Some(plan(&mut r, &caller, kept, gone).await?);
            Ok(frame::html(&page))
        }
        Err(problem) if problem.status.is_client_error() => refused(&caller, page, &problem),
        Err(problem) => Err(problem),
    }
}

/// Does it, for somebody who has just shown who they are.
pub async fn merge(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let read = |name: &str| fields.get(name).parse::<PersonId>();
    let (Ok(kept), Ok(gone)) = (read("kept"), read("gone")) else {
        return Err(Problem::not_found());
    };
    match attempt(&app, &caller, kept, gone, &fields).await {
        Ok(()) => Ok(frame::on_to_with(
            &app,
            &format!("/admin/accounts/{kept}"),
            "merged",
        )),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let mut page = page(&app, &caller, "", "").await?;
            if problem.code != "same-account" {
                let mut r = app.db.read().await?;
                let plan = plan(&mut r, &caller, kept, gone).await?;
                page.kept.clone_from(&plan.kept.account.handle);
                page.gone.clone_from(&plan.gone.account.handle);
                page.plan = Some(plan);
            }
            refused(&caller, page, &problem)
        }
        Err(problem) => Err(problem),
    }
}

async fn attempt(
    app: &App,
    caller: &Caller,
    kept: PersonId,
    gone: PersonId,
    fields: &Fields,
) -> Result<(), Problem> {
    proof::prove(app, caller, caller.account()?, fields).await?;
    let mut w = app.db.write().await?;
    flow::merge::merge(&mut w, &caller.call, kept, gone, &app.settings.base_url).await?;
    w.commit().await?;
    app.mail_queued.notify_one();
    Ok(())
}

fn same() -> Problem {
    Problem::from(identity::Error::SameAccount)
}

fn refused(caller: &Caller, mut page: view::Merge, problem: &Problem) -> Result<Response, Problem> {
    page.errors = problem.to_form(caller.call.lang);
    Ok(frame::refused(&page, problem))
}

async fn page(app: &App, caller: &Caller, kept: &str, gone: &str) -> Result<view::Merge, Problem> {
    let title = Words::of(caller.call.lang).get("merge-title");
    let mut r = app.db.read().await?;
    Ok(view::Merge {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        kept: kept.to_owned(),
        gone: gone.to_owned(),
        errors: FormErrors::none(),
        plan: None,
    })
}
