//! `/settings/privacy/erase`: asking to be erased, and staying after all.

use axum::extract::State;
use axum::response::Response;
use identity::privacy::Leaving;

use super::{asks_password, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

async fn page(
    app: &App,
    caller: &Caller,
    typed: view::EraseTyped,
    errors: view::FormErrors,
) -> Result<view::Erase, Problem> {
    let account = caller.account()?;
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let alone = membership::alone_in(&mut r, &caller.call).await?;
    Ok(view::Erase {
        handle: account.handle.clone(),
        organisation: account.organisation.clone(),
        alone: alone
            .iter()
            .map(|one| one.name(caller.call.lang).to_owned())
            .collect(),
        held: identity::privacy::is_last_administrator(&mut r, &caller.call).await?,
        asks_password: asks_password(&mut r, caller).await?,
        typed,
        errors,
        frame: frame::full(
            app,
            caller,
            &mut r,
            w.get("erase-title"),
            view::Nav::Settings,
        )
        .await?,
    })
}

/// The form.
pub async fn erase_form(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let usual = view::EraseTyped {
        posts: Leaving::Anonymise.as_str().to_owned(),
        titles: Leaving::Anonymise.as_str().to_owned(),
        handle: String::new(),
    };
    let page = page(&app, &caller, usual, view::FormErrors::none()).await?;
    Ok(frame::html(&page))
}

/// Notes the wish, of who has only just shown who they are.
pub async fn erase(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    match try_erase(&app, &caller, &fields).await {
        Ok(()) => Ok(frame::on_to("/settings/privacy#erase")),
        Err(problem) if problem.status.is_client_error() => {
            let typed = view::EraseTyped {
                posts: fields.get("posts").to_owned(),
                titles: fields.get("titles").to_owned(),
                handle: fields.get("handle").to_owned(),
            };
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, typed, errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_erase(app: &App, caller: &Caller, fields: &Fields) -> Result<(), Problem> {
    let choice = |name: &'static str| {
        Leaving::parse(fields.get(name)).ok_or_else(|| Problem::field(name, "unknown"))
    };
    let (posts, titles) = (choice("posts")?, choice("titles")?);
    proof::prove(app, caller, caller.account()?, fields).await?;
    let mut w = app.db.write().await?;
    let handle = fields.get("handle");
    identity::privacy::ask_erasure(&mut w, &caller.call, handle, posts, titles).await?;
    w.commit().await?;
    Ok(())
}

/// Stays after all.
pub async fn stop(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut w = app.db.write().await?;
    identity::privacy::stop_erasure(&mut w, &caller.call).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        "/settings/privacy",
        "erasure-stopped",
    ))
}
