//! One passkey: giving it another name, removing it.

use axum::extract::{Path, State};
use axum::response::Response;
use base::PasskeyId;
use identity::Error;
use identity::passkey::Passkey;

use super::{frame, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view::{self, FormErrors};
use crate::words::Words;

/// Where all passkeys are listed.
pub(super) const LIST: &str = "/settings/sign-in#passkeys";

/// What was typed and what was wrong with it.
#[derive(Default)]
struct Sent {
    name: Option<String>,
    errors: FormErrors,
    removal: FormErrors,
}

async fn own(app: &App, caller: &Caller, id: &str) -> Result<Passkey, Problem> {
    caller.person()?;
    let id: PasskeyId = id.parse().map_err(|_| Problem::not_found())?;
    let mut r = app.db.read().await?;
    Ok(identity::passkey::passkey(&mut r, &caller.call, id).await?)
}

async fn page(
    app: &App,
    caller: &Caller,
    passkey: Passkey,
    sent: Sent,
) -> Result<view::PasskeyEdit, Problem> {
    let mut r = app.db.read().await?;
    let asks = !identity::signed_in_lately(&mut r, &caller.call).await?
        && identity::methods(&mut r, &caller.call).await?.password;
    let title = Words::of(caller.call.lang).fill("passkey-edit-title", "name", &passkey.name);
    Ok(view::PasskeyEdit {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Settings).await?,
        id: passkey.id.to_string(),
        name: sent.name.unwrap_or(passkey.name),
        asks,
        errors: sent.errors,
        removal_errors: sent.removal,
    })
}

/// One passkey.
pub async fn passkey(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let passkey = own(&app, &caller, &id).await?;
    let page = page(&app, &caller, passkey, Sent::default()).await?;
    Ok(frame::html(&page))
}

/// Gives it another name.
pub async fn rename_passkey(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let passkey = own(&app, &caller, &id).await?;
    let mut w = app.db.write().await?;
    match identity::passkey::rename_passkey(&mut w, &caller.call, passkey.id, fields.get("name"))
        .await
    {
        Ok(()) => {
            w.commit().await?;
            Ok(frame::on_to_with(&app, LIST, "saved"))
        }
        Err(Error::Invalid(wrong)) => {
            drop(w);
            let problem = Problem::from(Error::Invalid(wrong));
            let sent = Sent {
                name: Some(fields.get("name").to_owned()),
                errors: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(
                &page(&app, &caller, passkey, sent).await?,
                &problem,
            ))
        }
        Err(other) => Err(other.into()),
    }
}

/// Removes it after proof of who one is.
pub async fn remove_passkey(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let passkey = own(&app, &caller, &id).await?;
    let removed = async {
        proof::prove(&app, &caller, caller.account()?, &fields).await?;
        let mut w = app.db.write().await?;
        identity::passkey::remove_passkey(&mut w, &caller.call, passkey.id).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match removed.await {
        Ok(()) => Ok(frame::on_to_with(&app, LIST, "passkey-removed")),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let sent = Sent {
                removal: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(
                &page(&app, &caller, passkey, sent).await?,
                &problem,
            ))
        }
        Err(problem) => Err(problem),
    }
}
