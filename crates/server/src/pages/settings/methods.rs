//! `/settings/sign-in`: every way in which one can sign in, in one list.

use axum::extract::State;
use axum::response::Response;
use identity::passkey::PasskeySite;

use super::frame;
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view::{self, FormErrors};
use crate::words::Words;

/// What was wrong with the forms of the page.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) password: FormErrors,
    pub(super) removal: FormErrors,
    pub(super) connection: FormErrors,
}

pub(super) async fn page(
    app: &App,
    caller: &Caller,
    sent: Sent,
) -> Result<view::SignInMethods, Problem> {
    let account = caller.account()?;
    let mut r = app.db.read().await?;
    let methods = identity::methods(&mut r, &caller.call).await?;
    let lately = identity::signed_in_lately(&mut r, &caller.call).await?;
    let passkeys = identity::passkey::list_passkeys(&mut r, &caller.call).await?;
    let connections = identity::connection::list_connections(&mut r, &caller.call).await?;
    let second_factor = identity::second_factor(&mut r, &caller.call).await?;
    let title = Words::of(caller.call.lang).get("methods-title");
    Ok(view::SignInMethods {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Settings).await?,
        email: account.email.clone(),
        has_password: methods.password,
        lately,
        passkeys: passkeys
            .into_iter()
            .map(|passkey| view::PasskeyRow {
                id: passkey.id.to_string(),
                name: passkey.name,
                created: frame::when(caller, passkey.created_at),
                used: passkey.used_at.map(|at| frame::when(caller, at)),
            })
            .collect(),
        origin: app
            .passkeys
            .as_ref()
            .map(PasskeySite::origin)
            .map(str::to_owned),
        connections: connections
            .into_iter()
            .map(|one| view::ConnectionRow {
                id: one.id.to_string(),
                label: app.oidc.label(&one.issuer),
                email: one.email,
                created: frame::when(caller, one.created_at),
                used: one.used_at.map(|at| frame::when(caller, at)),
            })
            .collect(),
        providers: crate::pages::sign_in::providers(app),
        connection_errors: sent.connection,
        second_factor: second_factor.is_some(),
        password_errors: sent.password,
        removal_errors: sent.removal,
    })
}

/// The page.
pub async fn sign_in_methods(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    Ok(frame::html(&page(&app, &caller, Sent::default()).await?))
}
