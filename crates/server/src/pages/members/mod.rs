//! `/c/{slug}/members`: who belongs to a community; and for whoever looks after it, taking them along and out.

mod export;
mod invite;
mod open;
mod remove;
mod shown;
mod ways;

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use identity::{MemberCursor, MemberFilter, Province};
use membership::{Role, Slug};
use store::Reader;

use self::shown::{outside, page, row};
use super::{frame, place, present, settings, urlencode};
use crate::app::App;
use crate::extract::Caller;
use crate::flow::members;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use export::export;
pub use invite::{form as invite_form, invite};
pub use remove::{ask as ask_remove, remove};
pub use ways::{make_link, withdraw};

/// How many on a page.
const SHOWN: usize = 50;

pub(super) fn slug_of(text: &str) -> Result<Slug, Problem> {
    Slug::parse(text).map_err(|_| Problem::not_found())
}

/// The community as pages name it.
pub(super) async fn link(
    r: &mut Reader,
    caller: &Caller,
    community: &membership::Community,
) -> Result<view::CommunityLink, Problem> {
    let priorities = membership::list_priorities(r).await?;
    Ok(view::CommunityLink {
        slug: community.slug.clone(),
        name: community.name(caller.call.lang).to_owned(),
        mark: present::mark(&priorities, &community.priority_slug),
    })
}

/// The members who fit the form, by name. Whoever is not signed in, or a guest of other
/// places, sees how many there are, and who looks after them.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let actor = &caller.call.actor;
    let guest = actor.is_guest() && shown.standing.role().is_none();
    if actor.person().is_none() || guest {
        return outside(&app, &caller, &mut r, &shown).await;
    }
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let filter = MemberFilter {
        name: asked("q").to_owned(),
        organisation: asked("organisation").parse().ok(),
        province: Province::parse(asked("province")),
        role: Role::parse(asked("role"))
            .map_or("", Role::as_str)
            .to_owned(),
    };
    let after =
        place(asked("after")).map_or(MemberCursor::START, |(id, key)| MemberCursor { key, id });
    let call = &caller.call;
    let most = i64::try_from(SHOWN).unwrap_or(i64::MAX) + 1;
    let mut found = members::list(&mut r, call, &shown, &filter, &after, most).await?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let organisation = filter.organisation.map(|id| id.to_string());
    let organisation = organisation.unwrap_or_default();
    let search = format!(
        "/c/{}/members?q={}&organisation={organisation}&province={}&role={}",
        slug.as_str(),
        urlencode(&filter.name),
        filter.province.map_or("", Province::as_str),
        filter.role
    );
    let last = found.last().filter(|_| more).map(MemberCursor::after);
    let next = last.map(|place| format!("{search}&after={}.{}", place.id, urlencode(&place.key)));
    let choices = identity::list_choices(&mut r, call).await?;
    let form = view::MemberForm {
        text: filter.name,
        organisation,
        groups: settings::groups(choices, Words::of(call.lang)),
        province: filter.province,
        role: filter.role,
    };
    let page = view::Members {
        form: Some(form),
        coordinates: shown.standing.may_coordinate(),
        people: found.into_iter().map(|one| row(&caller, one)).collect(),
        first: (after != MemberCursor::START).then_some(search),
        next,
        ..page(&app, &caller, &mut r, &shown).await?
    };
    Ok(frame::html(&page))
}
