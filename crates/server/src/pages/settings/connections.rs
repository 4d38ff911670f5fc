//! Connecting an account elsewhere from the settings, and removing such a connection.

use axum::extract::{Path, State};
use axum::response::Response;
use base::ConnectionId;
use identity::connection;

use super::methods::{Sent, page};
use super::{frame, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::sign_in::away;
use crate::problem::Problem;

/// Where all connections are listed.
const LIST: &str = "/settings/sign-in#connections";

/// To the provider, for who has only just signed in. What it vouches for is connected after a yes.
pub async fn connect(
    State(app): State<App>,
    caller: Caller,
    Path(name): Path<String>,
) -> Result<Response, Problem> {
    caller.person()?;
    let mut r = app.db.read().await?;
    let lately = identity::signed_in_lately(&mut r, &caller.call).await?;
    drop(r);
    if !lately {
        return Err(proof::again());
    }
    away(&app, &caller, &name, LIST, true).await
}

/// Removes one after proof of who one is.
pub async fn remove_connection(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    let id: ConnectionId = id.parse().map_err(|_| Problem::not_found())?;
    let removed = async {
        proof::prove(&app, &caller, own, &fields).await?;
        let mut w = app.db.write().await?;
        connection::remove_connection(&mut w, &caller.call, id).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match removed.await {
        Ok(()) => Ok(frame::on_to_with(&app, LIST, "connection-removed")),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let sent = Sent {
                connection: problem.to_form(caller.call.lang),
                ..Sent::default()
            };
            Ok(frame::refused(&page(&app, &caller, sent).await?, &problem))
        }
        Err(problem) => Err(problem),
    }
}
