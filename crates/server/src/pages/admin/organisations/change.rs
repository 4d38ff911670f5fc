//! Making and changing an organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use base::OrganisationId;
use identity::{Domain, Province};

use super::LIST;
use super::form::{again, page, parse};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::admin::administrator;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;

/// The form for a new one.
pub async fn new(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let typed = view::OrganisationTyped {
        id: caller.call.ids.uuid(caller.call.now).to_string(),
        ..view::OrganisationTyped::default()
    };
    let mut r = app.db.read().await?;
    let errors = view::FormErrors::none();
    Ok(frame::html(
        &page(&app, &caller, &mut r, typed, errors).await?,
    ))
}

/// The form of one that is there.
pub async fn edit(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let (one, domains) = identity::organisation(&mut r, &caller.call, &slug).await?;
    let domains: Vec<&str> = domains.iter().map(Domain::as_str).collect();
    let typed = view::OrganisationTyped {
        slug: Some(one.slug),
        id: one.id.to_string(),
        name: one.name,
        kind: one.kind.as_str().to_owned(),
        province: one.province.map_or("", Province::as_str).to_owned(),
        domains: domains.join("\n"),
    };
    let errors = view::FormErrors::none();
    Ok(frame::html(
        &page(&app, &caller, &mut r, typed, errors).await?,
    ))
}

/// Makes one.
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let made = async {
        let form = parse(&fields)?;
        let fresh = || OrganisationId(caller.call.ids.uuid(caller.call.now));
        let id = fields.get("id").parse().unwrap_or_else(|_| fresh());
        let mut w = app.db.write().await?;
        identity::create_organisation(&mut w, &caller.call, id, &form).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match made.await {
        Ok(()) => Ok(frame::on_to_with(&app, LIST, "saved")),
        Err(problem) => again(&app, &caller, &fields, None, problem).await,
    }
}

/// Changes one.
pub async fn save(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let saved = async {
        let mut w = app.db.write().await?;
        let (one, _) = identity::organisation(&mut w, &caller.call, &slug).await?;
        let form = parse(&fields)?;
        identity::change_organisation(&mut w, &caller.call, one.id, &form).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match saved.await {
        Ok(()) => Ok(frame::on_to_with(&app, LIST, "saved")),
        Err(problem) => again(&app, &caller, &fields, Some(slug), problem).await,
    }
}
