//! The form of an organisation: shown, read, shown again.

use axum::response::Response;
use base::{Invalid, Line};
use identity::{Domain, LONGEST_NAME, OrganisationForm, OrganisationKind, Province};
use store::Reader;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub(super) async fn page(
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

pub(super) fn parse(fields: &Fields) -> Result<OrganisationForm, identity::Error> {
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
pub(super) async fn again(
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
