//! `/admin/organisations`: the organisations of the network.

mod change;
mod form;

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::Limit;
use identity::{Domain, Organisation, OrganisationCursor, OrganisationKind, Wanted};

use crate::app::App;
use crate::extract::Caller;
use crate::pages::admin::administrator;
use crate::pages::{frame, place, urlencode};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use change::{create, edit, new, save};

/// Where the list is.
pub(super) const LIST: &str = "/admin/organisations";

/// How many on a page.
const SHOWN: Limit = Limit::USUAL;

/// The list, by name.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let wanted = Wanted {
        text: asked("q").to_owned(),
        kind: OrganisationKind::parse(asked("kind")),
    };
    let after = place(asked("after")).map_or(OrganisationCursor::START, |(id, key)| {
        OrganisationCursor { key, id }
    });
    let mut r = app.db.read().await?;
    let listed =
        identity::administered_organisations(&mut r, &caller.call, &wanted, &after, SHOWN).await?;
    let search = format!(
        "{LIST}?q={}&kind={}",
        urlencode(&wanted.text),
        wanted.kind.map_or("", OrganisationKind::as_str)
    );
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|(one, _)| {
        let place = OrganisationCursor::after(one);
        format!("{search}&after={}.{}", place.id, urlencode(&place.key))
    });
    let w = Words::of(caller.call.lang);
    let page = view::OrganisationList {
        frame: frame::full(
            &app,
            &caller,
            &mut r,
            w.get("organisations-title"),
            view::Nav::Elsewhere,
        )
        .await?,
        first: (after != OrganisationCursor::START).then_some(search),
        next,
        text: wanted.text,
        kind: wanted.kind,
        rows: listed.items.into_iter().map(row).collect(),
    };
    Ok(frame::html(&page))
}

fn row((one, domains): (Organisation, Vec<Domain>)) -> view::OrganisationRow {
    let domains: Vec<&str> = domains.iter().map(Domain::as_str).collect();
    view::OrganisationRow {
        slug: one.slug,
        name: one.name,
        kind: one.kind,
        province: one.province.map_or("", |one| one.name()),
        domains: domains.join(", "),
    }
}
