//! Bearer tokens: made, shown once, taken back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::{Invalid, Line, TokenId};
use identity::{Scope, Token, TokenForm};

use super::{Sent, page, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame::{self, when};
use crate::problem::Problem;
use crate::words::Words;
use crate::{view, when as days};

/// Makes a token and shows it, this once.
pub async fn new_token(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let own = caller.account()?;
    let label = Line::parse("label", fields.get("label"), 80);
    let scope = Scope::parse(fields.get("scope")).ok_or(Invalid::new("scope", "required"));
    let form = match (label, scope) {
        (Ok(label), Ok(scope)) => TokenForm {
            label,
            scope,
            expires_at: None,
        },
        (label, scope) => {
            let wrong = [label.err(), scope.err()].into_iter().flatten().collect();
            let problem = Problem::from(identity::Error::Invalid(wrong));
            return refused(&app, &caller, &fields, &problem).await;
        }
    };
    // A token stays when one has signed out, so whoever finds a screen left open must not make one.
    match proof::prove(&app, &caller, own, &fields).await {
        Err(problem) if !problem.fields.is_empty() => {
            return refused(&app, &caller, &fields, &problem).await;
        }
        proved => proved?,
    }
    let mut w = app.db.write().await?;
    let (_, text) = identity::create_token(&mut w, &caller.call, None, &form).await?;
    w.commit().await?;
    let mut response = frame::html(
        &page(
            &app,
            &caller,
            Sent {
                new_token: Some(text),
                ..Sent::default()
            },
        )
        .await?,
    );
    *response.status_mut() = StatusCode::CREATED;
    Ok(response)
}

async fn refused(
    app: &App,
    caller: &Caller,
    fields: &Fields,
    problem: &Problem,
) -> Result<Response, Problem> {
    let sent = Sent {
        token: problem.to_form(caller.call.lang),
        label: fields.get("label").to_owned(),
        scope: Scope::parse(fields.get("scope")),
        ..Sent::default()
    };
    Ok(frame::refused(&page(app, caller, sent).await?, problem))
}

/// Takes a token back.
pub async fn remove_token(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    caller.person()?;
    let id: TokenId = id.parse().map_err(|_| Problem::not_found())?;
    let mut w = app.db.write().await?;
    identity::remove_token(&mut w, &caller.call, id).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, "/settings#tokens", "token-removed"))
}

/// A token as lists show it.
pub(in crate::pages) fn token_row(caller: &Caller, token: Token) -> view::TokenRow {
    let w = Words::of(caller.call.lang);
    let until = token
        .expires_at
        .map(|at| days::date_of(at, caller.call.lang));
    view::TokenRow {
        id: token.id.to_string(),
        label: token.label,
        scope: match token.scope {
            Scope::Read => w.get("token-reads"),
            Scope::Write => w.get("token-writes"),
        },
        created: when(caller, token.created_at),
        used: token.last_used_at.map(|at| when(caller, at)),
        until: until.unwrap_or_default(),
    }
}
