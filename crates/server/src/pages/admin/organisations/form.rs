//! Making and changing an organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{Invalid, Line, OrganisationId};
use identity::{Domain, LONGEST_NAME, OrganisationForm, OrganisationKind, Province};
use store::Reader;

use super::LIST;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    typed: view::OrganisationTyped,
    errors: view::FormErrors,
) -> Result<view::OrganisationEdit, Problem> {
    let w = Words::of(caller.call.lang);
    let title = if typed.slug.is_some() {
        w.get("organisation-edit")
    } else {
        w.get("organisation-new")
    };
    Ok(view::OrganisationEdit {
        frame: frame::full(app, caller, r, title, view::Nav::Elsewhere).await?,
        typed,
        errors,
    })
}

/// The form for a new one.
pub async fn new(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    identity::may_administer(&caller.call)?;
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

fn parse(fields: &Fields) -> Result<OrganisationForm, identity::Error> {
    let name = Line::parse("name", fields.get("name"), LONGEST_NAME);
    let kind = OrganisationKind::parse(fields.get("organisation-kind"))
        .ok_or(Invalid::new("organisation-kind", "unknown"));
    let province = match fields.get("province") {
        "" => Ok(None),
        word => Province::parse(word)
            .map(Some)
            .ok_or(Invalid::new("province", "unknown")),
    };
    let domains = Domain::parse_all("domains", fields.get("domains"));
    match (name, kind, province, domains) {
        (Ok(name), Ok(kind), Ok(province), Ok(domains)) => Ok(OrganisationForm {
            name,
            kind,
            province,
            domains,
        }),
        (name, kind, province, domains) => {
            let wrong = [name.err(), kind.err(), province.err(), domains.err()];
            Err(identity::Error::Invalid(
                wrong.into_iter().flatten().collect(),
            ))
        }
    }
}

/// The form again with what was typed.
async fn again(
    app: &App,
    caller: &Caller,
    fields: &Fields,
    slug: Option<String>,
    problem: Problem,
) -> Result<Response, Problem> {
    if !problem.status.is_client_error() || problem.code == "not-found" {
        return Err(problem);
    }
    let typed = view::OrganisationTyped {
        slug,
        id: fields.get("id").to_owned(),
        name: fields.get("name").to_owned(),
        kind: fields.get("organisation-kind").to_owned(),
        province: fields.get("province").to_owned(),
        domains: fields.get("domains").to_owned(),
    };
    let mut r = app.db.read().await?;
    let errors = problem.to_form(caller.call.lang);
    let page = page(app, caller, &mut r, typed, errors).await?;
    Ok(frame::refused(&page, &problem))
}

/// Makes one.
pub async fn create(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    identity::may_administer(&caller.call)?;
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
