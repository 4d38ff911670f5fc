//! `/admin/accounts/{person}/{act}`: an act on an account, confirmed in words first.

use axum::extract::{Path, State};
use axum::response::Response;
use base::PersonId;

use super::acts::Act;
use super::bounds::{bound, guest_form};
use super::line;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::admin::administrator;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// What will happen, with a button.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path((id, act)): Path<(String, String)>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let (id, act) = read(&id, &act)?;
    let none = view::FormErrors::none();
    Ok(frame::html(
        &page(&app, &caller, id, act, None, none).await?,
    ))
}

/// Does it.
pub async fn carry_out(
    State(app): State<App>,
    caller: Caller,
    Path((id, act)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let (id, act) = read(&id, &act)?;
    match attempt(&app, &caller, id, act, &fields).await {
        Ok(()) => Ok(frame::on_to_with(
            &app,
            &format!("/admin/accounts/{id}"),
            act.flash(),
        )),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, id, act, Some(&fields), errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

fn read(id: &str, act: &str) -> Result<(PersonId, Act), Problem> {
    let id: PersonId = id.parse().map_err(|_| Problem::not_found())?;
    Ok((id, Act::parse(act).ok_or_else(Problem::not_found)?))
}

async fn attempt(
    app: &App,
    caller: &Caller,
    id: PersonId,
    act: Act,
    fields: &Fields,
) -> Result<(), Problem> {
    let mut w = app.db.write().await?;
    let call = &caller.call;
    match act {
        Act::Disable => identity::disable_account(&mut w, call, id).await?,
        Act::Enable => identity::enable_account(&mut w, call, id).await?,
        Act::EndSessions => {
            identity::end_sessions_of(&mut w, call, id).await?;
        }
        Act::AskPassword => identity::ask_new_password(&mut w, call, id).await?,
        Act::Invite => identity::invite_again(&mut w, call, id).await?,
        Act::MakeAdministrator => identity::set_administrator(&mut w, call, id, true).await?,
        Act::EndAdministrator => identity::set_administrator(&mut w, call, id, false).await?,
        Act::Guest => bound(&mut w, call, id, fields).await?,
        Act::NoGuest => {
            identity::bound_guest(&mut w, call, id, None).await?;
            membership::release_guest(&mut w, call, id).await?;
        }
    }
    w.commit().await?;
    Ok(())
}

async fn page(
    app: &App,
    caller: &Caller,
    id: PersonId,
    act: Act,
    typed: Option<&Fields>,
    errors: view::FormErrors,
) -> Result<view::AccountAct, Problem> {
    let w = Words::of(caller.call.lang);
    let mut r = app.db.read().await?;
    let seen = identity::account_overview(&mut r, &caller.call, id).await?;
    let guest = match act {
        Act::Guest => Some(guest_form(&mut r, caller, &seen, typed).await?),
        _ => None,
    };
    let nav = view::Nav::Elsewhere;
    Ok(view::AccountAct {
        frame: frame::full(app, caller, &mut r, act.name(w), nav).await?,
        act: act.word(),
        text: act.text(w),
        grave: act.is_grave(),
        guest,
        errors,
        account: line(caller, seen.account),
    })
}
