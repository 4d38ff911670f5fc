//! `/sign-in`: by password here, by a passkey, by a link in the mail, or by another password first.

mod arrive;
mod connect;
mod forgot;
mod link;
mod passkey;
mod provider;

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::PersonId;
use identity::Email;

use super::{account, enter, frame, local};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::{Problem, Wrong};
use crate::view;

pub use connect::{accept_connect, connect};
pub use forgot::{forgot, forgot_form, forgot_sent};
pub use link::{ask, follow, look, sent};
pub use passkey::{begin, finish, put, site};
pub use provider::{away, callback, provider};

/// Who may vouch for people, as links.
pub fn providers(app: &App) -> Vec<view::ProviderLink> {
    let link = |one: &crate::oidc::Provider| view::ProviderLink {
        name: one.settings().name.clone(),
        label: one.settings().label.clone(),
    };
    app.oidc.all().iter().map(link).collect()
}

fn page(app: &App, caller: &Caller, email: &str, return_to: &str) -> view::SignIn {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("sign-in-title").to_owned();
    view::SignIn {
        frame,
        email: email.to_owned(),
        return_to: local(return_to).to_owned(),
        errors: view::FormErrors::none(),
        link_errors: view::FormErrors::none(),
        passkey: app.passkeys.as_ref().map(|site| site.origin().to_owned()),
        providers: providers(app),
        demo: app.demo.clone(),
    }
}

/// The form; who is signed in already goes on.
pub async fn form(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let return_to = query.get("return").map_or("/", String::as_str);
    if caller.account.is_some() {
        return frame::on_to(local(return_to));
    }
    frame::html(&page(&app, &caller, "", return_to))
}

/// Signs in by password. A wrong address and a wrong password look the same and take as long.
pub async fn sign_in(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let entered = async {
        let person = known(&app, &caller, &fields).await?;
        let mut response = frame::on_to(local(fields.get("return")));
        let mut w = app.db.write().await?;
        enter::enter(&app, &caller, &mut w, person, &mut response).await?;
        w.commit().await?;
        Ok::<Response, Problem>(response)
    };
    match entered.await {
        Err(problem) if problem.status.is_client_error() => {
            let page = view::SignIn {
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, fields.get("email"), fields.get("return"))
            };
            Ok(frame::refused(&page, &problem))
        }
        other => other,
    }
}

/// Whose address and password these are.
async fn known(app: &App, caller: &Caller, fields: &Fields) -> Result<PersonId, Problem> {
    let typed = fields.get("email");
    let email = Email::parse("email", typed).map_err(identity::Error::from);
    let device = match &email {
        Ok(email) => enter::own_device(app, caller, email).await?,
        Err(_) => None,
    };
    let account = base::fold(typed);
    app.limits
        .sign_in(&account, &caller.address, device.as_deref())?;
    let known = match &email {
        Ok(email) => {
            let mut r = app.db.read().await?;
            identity::credential(&mut r, email).await?
        }
        Err(_) => None,
    };
    let stored = known
        .as_ref()
        .map(|known| known.password.clone())
        .unwrap_or_default();
    let right = account::verify(app, stored, fields.get("password").to_owned()).await?;
    let tried = known.as_ref().map(|known| known.person);
    if let Some(known) = known.filter(|known| right && known.may_sign_in(caller.call.now)) {
        return Ok(known.person);
    }
    let mut w = app.db.write().await?;
    identity::note_refusal(&mut w, &caller.call, "sign-in", tried, "wrong-password").await?;
    w.commit().await?;
    let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
    problem.fields.push(Wrong {
        field: "password".to_owned(),
        code: "wrong-sign-in",
        bound: None,
    });
    Err(problem)
}
