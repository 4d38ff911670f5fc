//! `/settings/photo`: one's photo.

use axum::extract::State;
use axum::response::Response;
use base::Invalid;
use identity::{LARGEST_FILE, Picture};

use super::photo_refused;
use crate::app::App;
use crate::extract::{Caller, Upload};
use crate::pages::frame;
use crate::problem::Problem;

/// Sets the photo.
pub async fn set_photo(
    State(app): State<App>,
    caller: Caller,
    upload: Result<Upload, Problem>,
) -> Result<Response, Problem> {
    caller.person()?;
    let saved = async {
        let picture = made_anew(&app, upload.map_err(too_large)?).await?;
        let mut w = app.db.write().await?;
        identity::set_photo(&mut w, &caller.call, &picture).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match saved.await {
        Ok(()) => Ok(frame::on_to_with(&app, "/settings/profile#photo", "saved")),
        Err(problem) if problem.status.is_client_error() => {
            photo_refused(&app, &caller, &problem).await
        }
        Err(problem) => Err(problem),
    }
}

/// What is too large as a body is too large as a photo, and the field says so.
fn too_large(problem: Problem) -> Problem {
    if problem.code != "body-too-large" {
        return problem;
    }
    let most = i64::try_from(LARGEST_FILE >> 20).unwrap_or(i64::MAX);
    identity::Error::from(Invalid::bound("photo", "file-too-large", most)).into()
}

/// Reads and scales the picture, off the async threads, one at a time.
async fn made_anew(app: &App, upload: Upload) -> Result<Picture, Problem> {
    let gone = || Problem::internal("a photo could not be worked on");
    let _place = app.photos.acquire().await.map_err(|_| gone())?;
    let made = tokio::task::spawn_blocking(move || Picture::parse(&upload.0)).await;
    Ok(made.map_err(|_| gone())?.map_err(identity::Error::from)?)
}

/// Removes it.
pub async fn remove_photo(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut w = app.db.write().await?;
    identity::remove_photo(&mut w, &caller.call).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, "/settings/profile#photo", "saved"))
}
