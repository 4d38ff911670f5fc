//! `/settings/second-factor`: setting the second step up, new recovery codes, switching it off.

mod change;
mod code;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use qrcode::QrCode;
use qrcode::render::svg;

use super::frame::{self, when};
use super::settings::proof;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view::{self, FormErrors, SecondFactorState};
use crate::words::Words;

pub use change::change;
pub use code::{ask, check};

async fn page(
    app: &App,
    caller: &Caller,
    state: Option<SecondFactorState>,
    errors: FormErrors,
) -> Result<view::SecondFactor, Problem> {
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let title = w.get("second-factor-title");
    let asks = !identity::signed_in_lately(&mut r, &caller.call).await?
        && identity::methods(&mut r, &caller.call).await?.password;
    let state = match state {
        Some(state) => state,
        None => match identity::second_factor(&mut r, &caller.call).await? {
            Some(on) => SecondFactorState::On {
                since: when(caller, on.since),
                codes_left: on.codes_left,
            },
            None => SecondFactorState::Off,
        },
    };
    let mut frame = frame::full(app, caller, &mut r, title, view::Nav::Settings).await?;
    if caller.restricted {
        frame.live = None;
    }
    Ok(view::SecondFactor {
        frame,
        state,
        owed: caller.restricted,
        asks,
        errors,
    })
}

/// How it stands.
pub async fn form(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let page = page(&app, &caller, None, FormErrors::none()).await?;
    Ok(frame::html(&page))
}

/// Makes a secret and shows it, as a picture for the app's camera and as text. Wants proof: whoever finds a screen left open
/// must not lock its owner out.
pub async fn begin(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    match proof::prove(&app, &caller, own, &fields).await {
        Ok(()) => {
            let begun = begun(&app, &caller).await?;
            let page = page(&app, &caller, Some(begun), FormErrors::none()).await?;
            Ok(frame::html(&page))
        }
        Err(problem) if !problem.fields.is_empty() => {
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, None, errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn begun(app: &App, caller: &Caller) -> Result<SecondFactorState, Problem> {
    let mut w = app.db.write().await?;
    let enrolment = identity::begin_second_factor(&mut w, &caller.call).await?;
    w.commit().await?;
    let code = QrCode::new(enrolment.url.as_bytes());
    let code = code.map_err(|_| Problem::internal("a QR code could not be drawn"))?;
    let picture = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    // Without the XML declaration it can stand in a page.
    let picture = picture
        .split_once("?>")
        .map_or(picture.as_str(), |(_, svg)| svg);
    Ok(SecondFactorState::Begun {
        picture: picture.to_owned(),
        secret: enrolment.secret,
    })
}

/// Switches it on when the first code is right, and shows the recovery codes, this once.
pub async fn confirm(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    guess(&app, &caller)?;
    let mut w = app.db.write().await?;
    match identity::confirm_second_factor(&mut w, &caller.call, fields.get("code")).await {
        Ok(codes) => {
            w.commit().await?;
            codes_shown(&app, &caller, codes).await
        }
        Err(identity::Error::Invalid(wrong)) => {
            drop(w);
            let problem = Problem::from(identity::Error::Invalid(wrong));
            // The app may hold the secret already: a new one is made only when that is asked for.
            let errors = problem.to_form(caller.call.lang);
            let state = SecondFactorState::Waiting;
            let page = page(&app, &caller, Some(state), errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(other) => Err(other.into()),
    }
}

async fn codes_shown(app: &App, caller: &Caller, codes: Vec<String>) -> Result<Response, Problem> {
    let state = SecondFactorState::Codes(codes);
    let mut page = page(app, caller, Some(state), FormErrors::none()).await?;
    page.owed = false;
    let mut response = frame::html(&page);
    *response.status_mut() = StatusCode::CREATED;
    Ok(response)
}

/// One guess at a code counts as one at the password.
fn guess(app: &App, caller: &Caller) -> Result<(), Problem> {
    let account = caller.account()?;
    let key = format!("code {}", account.id);
    Ok(app.limits.sign_in(&key, &caller.address, None)?)
}
