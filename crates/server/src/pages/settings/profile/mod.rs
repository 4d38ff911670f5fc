//! `/settings/profile`: what one tells of oneself, and who sees it.

mod form;
mod photo;

use axum::extract::State;
use axum::response::Response;
use identity::PhotoSize;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{frame, present};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use photo::{remove_photo, set_photo};

async fn page(
    app: &App,
    caller: &Caller,
    typed: Option<view::ProfileTyped>,
) -> Result<view::ProfileEdit, Problem> {
    let mut r = app.db.read().await?;
    let own = identity::own_profile(&mut r, &caller.call).await?;
    let photo = present::photo(&own.shown.handle, own.shown.photo, PhotoSize::Large);
    let w = Words::of(caller.call.lang);
    let title = w.get("profile-title");
    Ok(view::ProfileEdit {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Settings).await?,
        typed: typed.unwrap_or_else(|| form::stored(caller, own)),
        errors: view::FormErrors::none(),
        photo,
        photo_errors: view::FormErrors::none(),
    })
}

/// The form.
pub async fn profile(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    Ok(frame::html(&page(&app, &caller, None).await?))
}

/// The page again, with what is wrong with the photo.
async fn photo_refused(app: &App, caller: &Caller, problem: &Problem) -> Result<Response, Problem> {
    let page = view::ProfileEdit {
        photo_errors: problem.to_form(caller.call.lang),
        ..page(app, caller, None).await?
    };
    Ok(frame::refused(&page, problem))
}

/// Keeps it.
pub async fn save_profile(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let saved = async {
        let form = form::parse(&fields)?;
        let mut w = app.db.write().await?;
        identity::save_profile(&mut w, &caller.call, &form).await?;
        w.commit().await?;
        Ok::<String, Problem>(format!("/people/{}", form.handle.as_str()))
    };
    match saved.await {
        Ok(own) => Ok(frame::on_to_with(&app, &own, "saved")),
        Err(problem) if problem.status.is_client_error() => {
            let page = view::ProfileEdit {
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, Some(form::typed(&fields))).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}
