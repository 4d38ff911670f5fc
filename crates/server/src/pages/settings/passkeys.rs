//! Adding a passkey, by a script of ours that has the browser make a key.

use axum::Json as Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use identity::Error;
use serde::Deserialize;
use serde_json::{Value, json};

use super::passkey::LIST;
use super::proof;
use crate::app::App;
use crate::extract::{Caller, Fields, Json, flash_on};
use crate::pages::enter::device;
use crate::pages::sign_in::{put, site};
use crate::problem::Problem;

/// The answer of a browser in which a key was made.
#[derive(Deserialize)]
pub struct Made {
    /// To which question.
    id: String,
    /// What its owner calls it.
    name: String,
    /// What the key gave.
    credential: Value,
}

/// Puts the question by which a key is made, to who has proved who they are.
pub async fn begin_passkey(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    let site = site(&app)?;
    proof::prove(&app, &caller, own, &fields).await?;
    let browser = device(&caller);
    let mut w = app.db.write().await?;
    let question = identity::passkey::begin_passkey(&mut w, &caller.call, site, &browser).await?;
    w.commit().await?;
    put(&app, &question, &browser)
}

/// Adds the key that was made.
pub async fn finish_passkey(
    State(app): State<App>,
    caller: Caller,
    Json { value: made, .. }: Json<Made>,
) -> Result<Response, Problem> {
    caller.person()?;
    let site = site(&app)?;
    let browser = caller.device.clone().ok_or(Error::PasskeyLate)?;
    let mut w = app.db.write().await?;
    let taken = identity::passkey::take_passkey(&mut w, &caller.call, &made.id, &browser).await?;
    w.commit().await?;
    let taken = taken.ok_or(Error::PasskeyLate)?;
    let new = taken.verify(site, &made.credential.to_string())?;
    let mut w = app.db.write().await?;
    identity::passkey::add_passkey(&mut w, &caller.call, new, &made.name).await?;
    w.commit().await?;
    let mut response = Body(json!({"to": LIST})).into_response();
    flash_on(&mut response, "passkey-added", app.settings.secure());
    Ok(response)
}
