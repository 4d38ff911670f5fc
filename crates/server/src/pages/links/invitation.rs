//! `/invitation/{secret}`: coming in for the first time, with a password or without.

use axum::extract::{Path, State};
use axum::response::Response;
use base::Line;
use identity::{Invitation, Password};

use super::{frame_of, used};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::enter::enter;
use crate::pages::{account, frame, local};
use crate::problem::Problem;
use crate::view;

async fn found(app: &App, caller: &Caller, secret: &str) -> Result<Invitation, Problem> {
    let mut r = app.db.read().await?;
    identity::find_invitation(&mut r, caller.call.now, secret)
        .await?
        .ok_or_else(used)
}

fn page(app: &App, caller: &Caller, invitation: Invitation) -> view::Invitation {
    view::Invitation {
        frame: frame_of(app, caller, "invitation-title"),
        email: invitation.email,
        name: invitation.name,
        errors: view::FormErrors::none(),
    }
}

/// The form. Looking changes nothing.
pub async fn invitation_form(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let invitation = found(&app, &caller, &secret).await?;
    Ok(frame::html(&page(&app, &caller, invitation)))
}

/// Accepts and signs in.
pub async fn accept_invitation(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let invitation = found(&app, &caller, &secret).await?;
    match try_accept(&app, &caller, &secret, &invitation, &fields).await {
        Err(problem) if problem.status.is_client_error() && problem.code != "link-spent" => {
            let page = view::Invitation {
                name: fields.get("name").to_owned(),
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, invitation)
            };
            Ok(frame::refused(&page, &problem))
        }
        other => other,
    }
}

async fn try_accept(
    app: &App,
    caller: &Caller,
    secret: &str,
    invitation: &Invitation,
    fields: &Fields,
) -> Result<Response, Problem> {
    let name = Line::parse("name", fields.get("name"), 100);
    let typed = fields.get("password");
    let password = if typed.is_empty() {
        Ok(None)
    } else {
        Password::parse_for("password", typed, &invitation.email).map(Some)
    };
    let (name, password) = match (name, password) {
        (Ok(name), Ok(password)) => (name, password),
        (name, password) => {
            let wrong = [name.err(), password.err()];
            return Err(identity::Error::Invalid(wrong.into_iter().flatten().collect()).into());
        }
    };
    let hash = match password {
        Some(password) => Some(account::hash(app, password).await?),
        None => None,
    };
    let mut w = app.db.write().await?;
    let (person, to) =
        identity::accept_invitation(&mut w, &caller.call, secret, &name, hash).await?;
    let mut response = frame::on_to_with(app, local(&to), "welcome");
    enter(app, caller, &mut w, person, &mut response).await?;
    w.commit().await?;
    Ok(response)
}
