//! `/sign-in/connect`: an account elsewhere and one here, to be connected by who has shown that both are theirs.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use identity::connection;

use crate::app::App;
use crate::extract::Caller;
use crate::pages::{frame, local};
use crate::problem::Problem;
use crate::view::{self, ConnectState};

fn late() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "provider-late")
}

async fn found(app: &App, caller: &Caller) -> Result<view::Connect, Problem> {
    let browser = caller.device.as_ref().ok_or_else(late)?;
    let mut r = app.db.read().await?;
    let proposal = connection::proposed_connection(&mut r, &caller.call, browser)
        .await?
        .ok_or_else(late)?;
    let state = match caller.call.actor.person() {
        None => ConnectState::SignIn,
        Some(person) if person != proposal.person => ConnectState::Another,
        Some(_) if !identity::signed_in_lately(&mut r, &caller.call).await? => ConnectState::Again,
        Some(_) => ConnectState::Confirm,
    };
    let mut frame = frame::bare(app, caller, view::Nav::Elsewhere);
    frame.title = frame.w.get("connect-title").to_owned();
    Ok(view::Connect {
        frame,
        state,
        label: app.oidc.label(&proposal.issuer),
        email: proposal.email,
    })
}

/// Says what is to be done next.
pub async fn connect(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    Ok(frame::html(&found(&app, &caller).await?))
}

/// Connects them.
pub async fn accept_connect(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let page = found(&app, &caller).await?;
    let Some(browser) = caller
        .device
        .as_ref()
        .filter(|_| page.state == ConnectState::Confirm)
    else {
        let problem = Problem::new(StatusCode::FORBIDDEN, "forbidden");
        return Ok(frame::refused(&page, &problem));
    };
    let mut w = app.db.write().await?;
    let to = connection::accept_connection(&mut w, &caller.call, browser).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, local(&to), "connection-added"))
}
