//! Signing in by a link in the mail: asked for here, followed here. The answer is the same whoever's the address is.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::SignInLink;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::enter::{device, enter, letter_address, remember};
use crate::pages::{frame, local};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Asks for a link to sign in.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let browser = device(&caller);
    let asked = async {
        let email = letter_address(&app, &caller, fields.get("email")).await?;
        let mut w = app.db.write().await?;
        let to = local(fields.get("return"));
        identity::ask_sign_in_link(&mut w, &caller.call, &email, &browser, to).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match asked.await {
        Ok(()) => {
            let mut response = frame::on_to("/sign-in/link");
            remember(&app, &mut response, &browser);
            Ok(response)
        }
        Err(problem) if problem.status.is_client_error() => {
            let page = view::SignIn {
                link_errors: problem.to_form(caller.call.lang),
                ..super::page(&app, &caller, fields.get("email"), fields.get("return"))
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// A letter is under way, if the address is somebody's.
pub async fn sent(State(app): State<App>, caller: Caller) -> Response {
    sent_page(&app, &caller, identity::SIGN_IN_SECONDS / 60)
}

/// The page that says so, for a link that works so many minutes.
pub(super) fn sent_page(app: &App, caller: &Caller, minutes: i64) -> Response {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang)
        .get("link-sent-title")
        .to_owned();
    frame::html(&view::LinkSent { frame, minutes })
}

async fn found(app: &App, caller: &Caller, secret: &str) -> Result<SignInLink, Problem> {
    let mut r = app.db.read().await?;
    identity::find_sign_in_link(&mut r, caller.call.now, secret, caller.device.as_ref())
        .await?
        .ok_or_else(spent)
}

fn spent() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link-spent")
}

fn follow_page(app: &App, caller: &Caller, here: bool) -> view::LinkFollow {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    let title = if here {
        "link-follow-title"
    } else {
        "link-elsewhere-title"
    };
    frame.title = Words::of(caller.call.lang).get(title).to_owned();
    view::LinkFollow { frame, here }
}

/// The page with the button. Looking changes nothing: mail programs open links before people do.
pub async fn look(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let link = found(&app, &caller, &secret).await?;
    Ok(frame::html(&follow_page(&app, &caller, link.here)))
}

/// Uses the link up and signs in.
pub async fn follow(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let link = found(&app, &caller, &secret).await?;
    let Some(browser) = caller.device.as_ref().filter(|_| link.here) else {
        let problem = Problem::new(StatusCode::FORBIDDEN, "forbidden");
        return Ok(frame::refused(&follow_page(&app, &caller, false), &problem));
    };
    let mut w = app.db.write().await?;
    let (person, to) = identity::sign_in_by_link(&mut w, &caller.call, &secret, browser).await?;
    let mut response = frame::on_to(local(&to));
    enter(&app, &caller, &mut w, person, &mut response).await?;
    w.commit().await?;
    Ok(response)
}
