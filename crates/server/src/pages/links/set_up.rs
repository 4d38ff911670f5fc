//! `/set-up/{secret}`: the first administrator.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{Line, PersonId};
use identity::{Email, Link, NewAccount, Password};

use super::{found, frame_of, signed_in, used};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{account, frame};
use crate::problem::Problem;
use crate::view;

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
    fields: Fields,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let Link::SetUp { .. } = found(&mut r, &caller, &secret).await? else {
        return Err(used());
    };
    drop(r);
    match try_set_up(&app, &caller, &secret, &fields).await {
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
    let response = signed_in(app, caller, &mut w, made.id).await?;
    w.commit().await?;
    Ok(response)
}
