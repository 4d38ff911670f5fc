//! Bearer tokens: made, shown once, taken back.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::{Line, TokenId};

use super::{Sent, page};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;

/// Makes a token and shows it, this once.
pub async fn new_token(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let label = match Line::parse("label", fields.get("label"), 80) {
        Ok(label) => label,
        Err(invalid) => {
            let problem = Problem::from(identity::Error::from(invalid));
            let errors = problem.to_form(caller.call.lang);
            let sent = Sent {
                token: errors,
                label: fields.get("label").to_owned(),
                ..Sent::default()
            };
            return Ok(frame::refused(&page(&app, &caller, sent).await?, &problem));
        }
    };
    let mut w = app.db.write().await?;
    let (_, text) = identity::create_token(&mut w, &caller.call, None, &label).await?;
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
