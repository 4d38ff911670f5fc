//! `/sign-in`.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use identity::{Email, Secret};

use super::{account, frame, local};
use crate::app::App;
use crate::extract::{self, Caller, Fields, Via};
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
    match try_sign_in(&app, &caller, device, &fields).await {
        Ok(secret) => {
            let mut response = frame::on_to(local(fields.get("return")));
            let cookie = extract::session(&secret, app.settings.secure());
            response.headers_mut().append(header::SET_COOKIE, cookie);
            Ok(response)
        }
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

async fn try_sign_in(
    app: &App,
    caller: &Caller,
    device: &str,
    fields: &Fields,
) -> Result<Secret, Problem> {
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
    let person = known
        .filter(|known| right && known.may_sign_in(caller.call.now))
        .map(|known| known.person);
    let Some(person) = person else {
        let mut problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.fields.push(Wrong {
            field: "password".to_owned(),
            code: "wrong-sign-in",
            bound: None,
        });
        return Err(problem);
    };
    let mut w = app.db.write().await?;
    let (_, secret) = identity::open_session(&mut w, &caller.call, person, device).await?;
    // The session that was there before does not live on beside the new one.
    if let (Via::Session(old), Some(_)) = (caller.via, &caller.account) {
        identity::end_session(&mut w, &caller.call, old).await?;
    }
    w.commit().await?;
    Ok(secret)
}
