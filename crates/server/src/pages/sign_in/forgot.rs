//! `/forgot-password`: asking for a link to choose another password. The answer is the same whoever's the address is.

use axum::extract::State;
use axum::response::Response;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::enter::{device, letter_address, remember};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

fn page(app: &App, caller: &Caller, email: &str, errors: view::FormErrors) -> view::LinkAsk {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = Words::of(caller.call.lang).get("forgot-title").to_owned();
    view::LinkAsk {
        frame,
        email: email.to_owned(),
        errors,
    }
}

/// The form.
pub async fn forgot_form(State(app): State<App>, caller: Caller) -> Response {
    frame::html(&page(&app, &caller, "", view::FormErrors::none()))
}

/// Asks for the link.
pub async fn forgot(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let browser = device(&caller);
    let asked = async {
        let email = letter_address(&app, &caller, fields.get("email")).await?;
        let mut w = app.db.write().await?;
        identity::ask_password_link(&mut w, &caller.call, &email, &browser).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match asked.await {
        Ok(()) => {
            let mut response = frame::on_to("/forgot-password/sent");
            remember(&app, &mut response, &browser);
            Ok(response)
        }
        Err(problem) if problem.status.is_client_error() => {
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, fields.get("email"), errors);
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// A letter is under way, if the address is somebody's.
pub async fn forgot_sent(State(app): State<App>, caller: Caller) -> Response {
    super::link::sent_page(&app, &caller, identity::PASSWORD_SECONDS / 60)
}
