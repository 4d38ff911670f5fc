//! Coming into a community without being signed in: an account for whoever holds a letter, a letter for whoever holds a link.

use axum::extract::{Path, State};
use axum::response::Response;
use base::Line;
use identity::Email;

use super::{offered, page, spent};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow::way_in;
use crate::pages::enter::{enter, letter_address};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view::{self, WayInState};

/// Makes an account for the address the letter went to, signs in and lets in.
pub async fn account(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let offered = offered(&app, &caller, &secret).await?;
    if offered.is_link() {
        return Err(spent());
    }
    let entered = async {
        let name = Line::parse("name", fields.get("name"), 100).map_err(identity::Error::from)?;
        let mut w = app.db.write().await?;
        let (person, accepted) = way_in::come_in(&mut w, &caller.call, &secret, name).await?;
        let to = format!("/c/{}", accepted.slug);
        let mut response = frame::on_to_with(&app, &to, "joined");
        enter(&app, &caller, &mut w, person, &mut response).await?;
        w.commit().await?;
        Ok::<Response, Problem>(response)
    };
    match entered.await {
        Err(problem) if problem.status.is_client_error() && problem.code != "link-spent" => {
            let page = view::WayInPage {
                name: fields.get("name").to_owned(),
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, &secret, offered).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        other => other,
    }
}

/// Asks for a letter; the answer is the same whoever's the address is.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let offered = offered(&app, &caller, &secret).await?;
    if !offered.is_link() {
        return Err(spent());
    }
    let asked = async {
        let name = Line::parse("name", fields.get("name"), 100);
        let email = Email::parse("email", fields.get("email"));
        let wrong: Vec<_> = [name.clone().err(), email.err()]
            .into_iter()
            .flatten()
            .collect();
        if !wrong.is_empty() {
            return Err(identity::Error::Invalid(wrong).into());
        }
        let name = name.map_err(identity::Error::from)?;
        let email = letter_address(&app, &caller, fields.get("email")).await?;
        app.limits.link_letter(&secret)?;
        let mut w = app.db.write().await?;
        membership::ask_by_link(&mut w, &caller.call, &secret, &name, &email).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match asked.await {
        Ok(()) => Ok(frame::on_to(&format!("/join/{secret}/sent"))),
        Err(problem) if problem.status.is_client_error() && problem.code != "link-spent" => {
            let page = view::WayInPage {
                name: fields.get("name").to_owned(),
                email: fields.get("email").to_owned(),
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, &secret, offered).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// A letter is under way.
pub async fn sent(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let offered = offered(&app, &caller, &secret).await?;
    let page = view::WayInPage {
        state: WayInState::Sent,
        ..page(&app, &caller, &secret, offered).await?
    };
    Ok(frame::html(&page))
}
