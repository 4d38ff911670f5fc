//! `/sign-in/code`: the second step of signing in.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use identity::Checked;

use crate::app::App;
use crate::extract::{self, Caller, Fields};
use crate::pages::{enter, frame, local};
use crate::problem::Problem;
use crate::view;

fn page(app: &App, caller: &Caller, back: &str, errors: view::FormErrors) -> view::SignInCode {
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("code-title").to_owned();
    view::SignInCode {
        frame,
        return_to: local(back).to_owned(),
        errors,
    }
}

/// The form; who has not given the password begins there.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    Query(query): Query<HashMap<String, String>>,
) -> Response {
    let back = query.get("return").map_or("/", String::as_str);
    if extract::half_of(&headers, app.settings.secure()).is_none() {
        return frame::on_to("/sign-in");
    }
    frame::html(&page(&app, &caller, back, view::FormErrors::none()))
}

/// Lets in whose code is right.
pub async fn check(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    let half = extract::half_of(&headers, app.settings.secure()).unwrap_or_default();
    app.limits
        .sign_in(&format!("half {half}"), &caller.address, None)?;
    let mut w = app.db.write().await?;
    let checked = identity::finish_sign_in(&mut w, &caller.call, &half, fields.get("code")).await?;
    match checked {
        Checked::Right { person, recovery } => {
            // Who had to use a recovery code may need a new app: that is where they are led.
            let back = if recovery {
                "/settings/second-factor"
            } else {
                local(fields.get("return"))
            };
            let mut response = frame::on_to(back);
            enter::open(&app, &caller, &mut w, person, false, &mut response).await?;
            w.commit().await?;
            Ok(response)
        }
        Checked::Wrong => {
            w.commit().await?;
            let problem = Problem::field("code", "wrong-code");
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, fields.get("return"), errors);
            Ok(frame::refused(&page, &problem))
        }
        Checked::Gone => {
            w.commit().await?;
            let secure = app.settings.secure();
            let mut response = frame::on_to_with(&app, "/sign-in", "code-gone");
            let gone = extract::half_gone(secure);
            response.headers_mut().append(header::SET_COOKIE, gone);
            Ok(response)
        }
    }
}
