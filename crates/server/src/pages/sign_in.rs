//! `/sign-in`.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base::PersonId;
use identity::Email;

use super::{account, enter, frame, local};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::{Problem, Wrong};
use crate::view;

fn page(
    app: &App,
    caller: &Caller,
    email: &str,
    return_to: &str,
    errors: view::FormErrors,
) -> view::SignIn {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("sign-in-title").to_owned();
    view::SignIn {
        frame,
        email: email.to_owned(),
        return_to: local(return_to).to_owned(),
        errors,
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
    frame::html(&page(
        &app,
        &caller,
        "",
        return_to,
        view::FormErrors::none(),
    ))
}

/// Signs in, always with a new session (OWASP: session fixation). A wrong address and a wrong password look the same and
/// take as long.
pub async fn sign_in(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let device = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    match try_sign_in(&app, &caller, &fields).await {
        Ok(person) => enter::enter(&app, &caller, person, device, fields.get("return")).await,
        Err(problem) if problem.status.is_client_error() => {
            let errors = problem.to_form(caller.call.lang);
            let page = page(
                &app,
                &caller,
                fields.get("email"),
                fields.get("return"),
                errors,
            );
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_sign_in(app: &App, caller: &Caller, fields: &Fields) -> Result<PersonId, Problem> {
    let typed = fields.get("email");
    app.limits.sign_in(&base::fold(typed), &caller.address)?;
    let email = Email::parse("email", typed).map_err(identity::Error::from);
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
    let known_person = known.as_ref().map(|known| known.person);
    let person = known
        .filter(|known| right && !known.disabled)
        .map(|known| known.person);
    let Some(person) = person else {
        let mut w = app.db.write().await?;
        identity::note_refusal(
            &mut w,
            &caller.call,
            "sign-in",
            known_person,
            "wrong-password",
        )
        .await?;
        w.commit().await?;
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.fields.push(Wrong {
            field: "password".to_owned(),
            code: "wrong-sign-in",
            bound: None,
        });
        return Err(problem);
    };
    Ok(person)
}
