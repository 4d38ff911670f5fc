//! One-time links: `/set-password/{secret}`, and `/set-up/{secret}` for the first administrator.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base::{Line, PersonId};
use identity::{Email, Link, NewAccount, Password};
use store::Reader;

use super::{account, frame};
use crate::app::App;
use crate::extract::{self, Caller, Fields};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

fn used() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link-spent")
}

/// The link, still good; and whose account it is for.
async fn found(r: &mut Reader, caller: &Caller, secret: &str) -> Result<Link, Problem> {
    identity::find_link(r, caller.call.now, secret)
        .await?
        .ok_or_else(used)
}

fn frame_of(app: &App, caller: &Caller, title: &str) -> view::Frame {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang).get(title).to_owned();
    frame
}

async fn password_page(
    app: &App,
    caller: &Caller,
    secret: &str,
    errors: view::FormErrors,
) -> Result<view::SetPassword, Problem> {
    let mut r = app.db.read().await?;
    let Link::Password { email, .. } = found(&mut r, caller, secret).await? else {
        return Err(used());
    };
    Ok(view::SetPassword {
        frame: frame_of(app, caller, "password-title"),
        email,
        errors,
    })
}

/// The page to choose a password.
pub async fn password_form(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    Ok(frame::html(
        &password_page(&app, &caller, &secret, view::FormErrors::none()).await?,
    ))
}

/// Sets the password and signs in.
pub async fn set_password(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let page = password_page(&app, &caller, &secret, view::FormErrors::none()).await?;
    let password = match Password::parse_for("password", fields.get("password"), &page.email) {
        Ok(password) => password,
        Err(invalid) => {
            let problem = Problem::from(identity::Error::from(invalid));
            let page = view::SetPassword {
                errors: problem.to_form(caller.call.lang),
                ..page
            };
            return Ok(frame::refused(&page, &problem));
        }
    };
    let hash = account::hash(&app, password).await?;
    let mut w = app.db.write().await?;
    let person = identity::set_password_by_link(&mut w, &caller.call, &secret, hash).await?;
    let response = signed_in(&app, &caller, &mut w, person, &headers).await?;
    w.commit().await?;
    Ok(response)
}

async fn signed_in(
    app: &App,
    caller: &Caller,
    w: &mut store::Writer,
    person: PersonId,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let device = headers
        .get(header::USER_AGENT)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    let (_, secret) = identity::open_session(w, &caller.call, person, device).await?;
    let mut response = frame::on_to_with(app, "/", "password-set");
    response.headers_mut().append(
        header::SET_COOKIE,
        extract::session(&secret, app.settings.secure()),
    );
    Ok(response)
}

/// The page to make the first administrator.
pub async fn set_up_form(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let Link::SetUp { .. } = found(&mut r, &caller, &secret).await? else {
        return Err(used());
    };
    let frame = frame_of(&app, &caller, "set-up-title");
    let page = view::SetUp {
        frame,
        name: String::new(),
        email: String::new(),
        errors: view::FormErrors::none(),
    };
    Ok(frame::html(&page))
}

/// Makes the first administrator and signs in.
pub async fn set_up(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let Link::SetUp { .. } = found(&mut r, &caller, &secret).await? else {
        return Err(used());
    };
    drop(r);
    match try_set_up(&app, &caller, &secret, &headers, &fields).await {
        Err(problem) if problem.status.is_client_error() && problem.code != "link-spent" => {
            let page = view::SetUp {
                frame: frame_of(&app, &caller, "set-up-title"),
                name: fields.get("name").to_owned(),
                email: fields.get("email").to_owned(),
                errors: problem.to_form(caller.call.lang),
            };
            Ok(frame::refused(&page, &problem))
        }
        other => other,
    }
}

async fn try_set_up(
    app: &App,
    caller: &Caller,
    secret: &str,
    headers: &HeaderMap,
    fields: &Fields,
) -> Result<Response, Problem> {
    let name = Line::parse("name", fields.get("name"), 100);
    let email = Email::parse("email", fields.get("email"));
    let password = Password::parse_for("password", fields.get("password"), fields.get("email"));
    let wrong: Vec<_> = [
        name.as_ref().err(),
        email.as_ref().err(),
        password.as_ref().err(),
    ]
    .into_iter()
    .flatten()
    .cloned()
    .collect();
    let (Ok(name), Ok(email), Ok(password)) = (name, email, password) else {
        return Err(identity::Error::Invalid(wrong).into());
    };
    let call = &caller.call;
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email,
        name,
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: call.lang,
        administrator: true,
        password: Some(account::hash(app, password).await?),
    };
    let mut w = app.db.write().await?;
    let made = identity::set_up(&mut w, call, secret, new).await?;
    let response = signed_in(app, caller, &mut w, made.id, headers).await?;
    w.commit().await?;
    Ok(response)
}
