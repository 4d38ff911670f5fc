//! Signing in by a provider: away by a link, back by its callback. The browser is known by its cookie, so nobody comes back with
//! somebody else's answer. What goes wrong is told in a sentence; the reason stands in the log.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use identity::connection;

use super::arrive::arrived;
use crate::app::App;
use crate::extract::Caller;
use crate::oidc::{Error, Provider};
use crate::pages::enter::{device, remember};
use crate::pages::{frame, local};
use crate::problem::Problem;

type Told = HashMap<String, String>;

pub(super) fn refusal(code: &'static str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, code)
}

/// The sentence for an error of a provider; the rest goes to the log.
fn told(provider: &Provider, error: &Error) -> Problem {
    let name = &provider.settings().name;
    tracing::warn!(provider = name, %error, "a sign-in by a provider failed");
    match error {
        Error::Away(_) => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "provider-away"),
        Error::Wrong(_) => refusal("provider-refused"),
    }
}

fn named<'a>(app: &'a App, name: &str) -> Result<&'a Provider, Problem> {
    app.oidc.named(name).ok_or_else(Problem::not_found)
}

/// Sends the browser away; `connecting`, to connect what it comes back with to the caller's account.
pub async fn away(
    app: &App,
    caller: &Caller,
    name: &str,
    to: &str,
    connecting: bool,
) -> Result<Response, Problem> {
    let provider = named(app, name)?;
    app.limits.question(&caller.address)?;
    let (call, browser) = (&caller.call, device(caller));
    let mut w = app.db.write().await?;
    let visit = connection::begin_visit(&mut w, call, name, &browser, to, connecting).await?;
    w.commit().await?;
    let url = provider
        .address(call.now, &app.settings.base_url, &visit)
        .await
        .map_err(|error| told(provider, &error))?;
    let mut response = frame::on_to(url.as_str());
    remember(app, &mut response, &browser);
    Ok(response)
}

/// To the provider, and afterwards to `return`.
pub async fn provider(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    Query(query): Query<Told>,
) -> Result<Response, Problem> {
    let to = local(query.get("return").map_or("/", String::as_str));
    away(&app, &caller, &name, to, false).await
}

/// Back from the provider.
pub async fn callback(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
    Query(query): Query<Told>,
) -> Result<Response, Problem> {
    let provider = named(&app, &name)?;
    let browser = caller.device.clone().ok_or(refusal("provider-late"))?;
    let bucket = format!("provider {}", browser.text());
    app.limits.sign_in(&bucket, &caller.address, None)?;
    let get = |name: &str| query.get(name).map(String::as_str);
    let state = get("state").unwrap_or_default();
    let mut w = app.db.write().await?;
    let visited = connection::end_visit(&mut w, &caller.call, &name, &browser, state).await?;
    w.commit().await?;
    let visited = visited.ok_or(refusal("provider-late"))?;
    let vouched = async {
        provider.sent_by(caller.call.now, get("iss")).await?;
        let Some(code) = get("code") else {
            return Ok(Err(get("error").unwrap_or("nothing").to_owned()));
        };
        let base = &app.settings.base_url;
        let vouched = provider.vouch(caller.call.now, base, &visited, code);
        Ok(Ok(vouched.await?))
    };
    match vouched.await {
        Ok(Ok(vouched)) => arrived(&app, &caller, provider, &browser, visited, vouched).await,
        Ok(Err(error)) if error == "access_denied" => {
            Ok(frame::on_to_with(&app, "/sign-in", "provider-cancelled"))
        }
        Ok(Err(error)) => Err(told(provider, &Error::Wrong(error))),
        Err(error) => {
            if matches!(error, Error::Wrong(_)) {
                let (call, why) = (&caller.call, "wrong-provider-answer");
                let mut w = app.db.write().await?;
                identity::note_refusal(&mut w, call, "sign-in", visited.person, why).await?;
                w.commit().await?;
            }
            Err(told(provider, &error))
        }
    }
}
