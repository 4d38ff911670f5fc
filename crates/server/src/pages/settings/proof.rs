//! Proving who one is before the account itself changes: by the password, or by having signed in only just now.

use axum::http::StatusCode;
use identity::{Account, Email};
use store::Reader;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::account;
use crate::pages::enter::own_device;
use crate::problem::Problem;

/// The stored hash of one's password; empty when there is none.
pub(in crate::pages) async fn stored(r: &mut Reader, own: &Account) -> Result<String, Problem> {
    let email = Email::parse("email", &own.email).map_err(identity::Error::from)?;
    let known = identity::credential(r, &email).await?;
    Ok(known.map(|known| known.password).unwrap_or_default())
}

/// Who has no password signs in again.
pub(super) fn again() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "sign-in-again")
}

/// Lets through who signed in lately or typed the right `current` password.
pub(in crate::pages) async fn prove(
    app: &App,
    caller: &Caller,
    own: &Account,
    fields: &Fields,
) -> Result<(), Problem> {
    let mut r = app.db.read().await?;
    if identity::signed_in_lately(&mut r, &caller.call).await? {
        return Ok(());
    }
    let stored = stored(&mut r, own).await?;
    drop(r);
    if stored.is_empty() {
        return Err(again());
    }
    check(app, caller, own, stored, fields).await
}

/// Lets through who typed the right `current` password.
pub(super) async fn check(
    app: &App,
    caller: &Caller,
    own: &Account,
    stored: String,
    fields: &Fields,
) -> Result<(), Problem> {
    let email = Email::parse("email", &own.email).map_err(identity::Error::from)?;
    let device = own_device(app, caller, &email).await?;
    app.limits
        .sign_in(email.key(), &caller.address, device.as_deref())?;
    if account::verify(app, stored, fields.get("current").to_owned()).await? {
        Ok(())
    } else {
        Err(Problem::field("current", "wrong-password"))
    }
}
