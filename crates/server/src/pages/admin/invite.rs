//! `/admin/accounts/new`: inviting somebody. To whoever is no administrator it is not there.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::{Line, PersonId, ThreadId};
use identity::{Email, NewAccount};

use super::administrator;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The thread the letter leads to; whoever comes in sees there what they may see.
fn thread(text: &str) -> Option<ThreadId> {
    text.parse().ok()
}

async fn page(app: &App, caller: &Caller, thread: &str) -> Result<view::Invite, Problem> {
    let title = Words::of(caller.call.lang).get("invite-title");
    let mut r = app.db.read().await?;
    Ok(view::Invite {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        name: String::new(),
        email: String::new(),
        thread: thread.to_owned(),
        errors: view::FormErrors::none(),
    })
}

/// The form; `?thread=` is where the letter leads.
pub async fn invite_form(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let thread = query.get("thread").and_then(|text| thread(text));
    let thread = thread.map(|thread| thread.to_string()).unwrap_or_default();
    Ok(frame::html(&page(&app, &caller, &thread).await?))
}

/// Makes the account and sends the invitation.
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    match try_invite(&app, &caller, &fields).await {
        Ok(()) => Ok(frame::on_to_with(&app, "/admin/accounts/new", "invited")),
        Err(problem) if problem.status.is_client_error() => {
            let page = view::Invite {
                name: fields.get("name").to_owned(),
                email: fields.get("email").to_owned(),
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, fields.get("thread")).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_invite(app: &App, caller: &Caller, fields: &Fields) -> Result<(), Problem> {
    let name = Line::parse("name", fields.get("name"), 100);
    let email = Email::parse("email", fields.get("email"));
    let (name, email) = match (name, email) {
        (Ok(name), Ok(email)) => (name, email),
        (name, email) => {
            let wrong = [name.err(), email.err()];
            return Err(identity::Error::Invalid(wrong.into_iter().flatten().collect()).into());
        }
    };
    let call = &caller.call;
    let to = thread(fields.get("thread")).map_or_else(|| "/".to_owned(), |id| format!("/t/{id}"));
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email,
        name,
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: call.lang,
        administrator: false,
        password: None,
    };
    let mut w = app.db.write().await?;
    identity::invite_account(&mut w, call, new, &to).await?;
    w.commit().await?;
    Ok(())
}
