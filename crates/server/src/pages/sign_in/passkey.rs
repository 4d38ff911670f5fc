//! Signing in by a passkey: our script asks for a question, the browser lets a key answer it, and the answer comes here.

use axum::Json as Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use base::PersonId;
use identity::passkey::{PasskeySite, Question, ShownPasskey};
use identity::{Error, Secret};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::app::App;
use crate::extract::{Caller, Json};
use crate::pages::enter::{device, open, remember};
use crate::pages::local;
use crate::problem::Problem;

/// The answer of a browser.
#[derive(Deserialize)]
pub struct Answer {
    /// Which question.
    id: String,
    /// What the key gave.
    credential: Value,
    /// Where to go afterwards.
    #[serde(rename = "return", default)]
    to: String,
}

/// The site that passkeys are for; where browsers know none there is nothing here.
pub fn site(app: &App) -> Result<&PasskeySite, Problem> {
    app.passkeys.as_ref().ok_or_else(Problem::not_found)
}

/// A question on its way to the browser that holds `browser`.
pub fn put(app: &App, question: &Question, browser: &Secret) -> Result<Response, Problem> {
    let options: Value = serde_json::from_str(&question.options)
        .map_err(|_| Problem::internal("a passkey's question is no JSON"))?;
    let body = json!({"id": question.id.text(), "options": options});
    let mut response = Body(body).into_response();
    remember(app, &mut response, browser);
    Ok(response)
}

/// Puts the question.
pub async fn begin(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let site = site(&app)?;
    app.limits.question(&caller.address)?;
    let browser = device(&caller);
    let mut w = app.db.write().await?;
    let question =
        identity::passkey::begin_passkey_sign_in(&mut w, &caller.call, site, &browser).await?;
    w.commit().await?;
    put(&app, &question, &browser)
}

/// Lets in whose key answered rightly. A passkey shows two things, so no code is asked for, and whoever owes a second step
/// has one.
pub async fn finish(
    State(app): State<App>,
    caller: Caller,
    Json { value: answer, .. }: Json<Answer>,
) -> Result<Response, Problem> {
    let site = site(&app)?;
    let browser = caller.device.clone().ok_or(Error::PasskeyLate)?;
    let bucket = format!("passkey {}", browser.text());
    app.limits.sign_in(&bucket, &caller.address, None)?;
    let (claimed, shown) = looked_at(&app, &caller, site, &browser, &answer).await?;
    let mut w = app.db.write().await?;
    let entered = match shown {
        Ok(shown) => identity::passkey::sign_in_by_passkey(&mut w, &caller.call, shown).await,
        Err(error) => Err(error),
    };
    match entered {
        Ok(person) => {
            let mut response = Body(json!({"to": local(&answer.to)})).into_response();
            open(&app, &caller, &mut w, person, false, &mut response).await?;
            w.commit().await?;
            Ok(response)
        }
        Err(error) => {
            if matches!(error, Error::PasskeyRefused) {
                let (call, why) = (&caller.call, "wrong-passkey");
                identity::note_refusal(&mut w, call, "sign-in", claimed, why).await?;
                w.commit().await?;
            }
            Err(error.into())
        }
    }
}

/// Whose key it claims to be, and whether it is.
async fn looked_at(
    app: &App,
    caller: &Caller,
    site: &PasskeySite,
    browser: &Secret,
    answer: &Answer,
) -> Result<(Option<PersonId>, Result<ShownPasskey, Error>), Problem> {
    let credential = answer.credential.to_string();
    let (call, id) = (&caller.call, &answer.id);
    let mut w = app.db.write().await?;
    let taken =
        identity::passkey::take_passkey_sign_in(&mut w, call, id, browser, &credential).await;
    // The question is spent, whatever came out.
    w.commit().await?;
    Ok(match taken {
        Ok(taken) => (Some(taken.claimed()), taken.verify(site)),
        Err(error) => (None, Err(error)),
    })
}
