//! `/settings/privacy/download`: everything about me, as a zip.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::{page, proof};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow::export;
use crate::pages::frame;
use crate::problem::Problem;

/// How many are made at once: each is in memory until it has been sent.
static TOGETHER: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// Makes it, for who has only just shown who they are.
pub async fn download(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    match try_download(&app, &caller, &fields).await {
        Err(problem) if problem.status.is_client_error() => {
            let errors = problem.to_form(caller.call.lang);
            Ok(frame::refused(
                &page(&app, &caller, errors).await?,
                &problem,
            ))
        }
        other => other,
    }
}

async fn try_download(app: &App, caller: &Caller, fields: &Fields) -> Result<Response, Problem> {
    let own = caller.account()?;
    proof::prove(app, caller, own, fields).await?;
    app.limits.take_along(own.id)?;
    let mut w = app.db.write().await?;
    identity::privacy::note_export(&mut w, &caller.call).await?;
    w.commit().await?;
    let place = TOGETHER.acquire().await;
    let made = export::everything(&app.db, &caller.call, &app.settings.base_url).await;
    drop(place);
    let zip = made.map_err(|error| {
        tracing::error!(%error, "a download could not be made");
        Problem::internal("a download could not be made")
    })?;
    let day: String = caller.call.now.rfc3339().chars().take(10).collect();
    let name = format!(
        "attachment; filename=\"kenniskring-{}-{day}.zip\"",
        own.handle
    );
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, zip).into_response())
}
