//! The page as its template wants it.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::{PersonId, Ts};
use membership::Slug;
use store::Reader;

use crate::app::App;
use crate::extract::Caller;
use crate::flow::roles::{self, Choice};
use crate::pages::communities::slug_of;
use crate::pages::{frame, present};
use crate::problem::Problem;
use crate::view;
use crate::when::{date_of, day_of};
use crate::words::Words;

/// Who looks after the community.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let sought = query.get("q").map_or("", String::as_str);
    let mut r = app.db.read().await?;
    let none = view::FormErrors::none();
    let typed = view::RoleTyped {
        from: day_of(caller.call.now),
        ..view::RoleTyped::default()
    };
    let page = page(&app, &caller, &mut r, &slug, sought, typed, none).await?;
    Ok(frame::html(&page))
}

/// The page with what was typed; `NotFound` and so on as [`roles::choice`] has it.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    slug: &Slug,
    sought: &str,
    typed: view::RoleTyped,
    errors: view::FormErrors,
) -> Result<view::Roles, Problem> {
    let (lang, w) = (caller.call.lang, Words::of(caller.call.lang));
    let choice = roles::choice(r, &caller.call, slug, sought).await?;
    let me = caller.call.actor.person();
    let row = |id: &PersonId| {
        Some(view::CoordinatorRow {
            id: id.to_string(),
            person: present::person(&choice.cards, *id)?,
            own: me == Some(*id),
            stand_in: stand_in(caller, &choice, *id),
        })
    };
    let community = &choice.roles.community;
    Ok(view::Roles {
        slug: community.slug.clone(),
        name: community.name(lang).to_owned(),
        fragile: choice.roles.is_fragile(),
        coordinators: choice.roles.coordinators.iter().filter_map(row).collect(),
        sought: sought.to_owned(),
        members: choice
            .members
            .iter()
            .map(|one| (one.id.to_string(), present::member(one)))
            .collect(),
        typed,
        errors,
        frame: frame::full(
            app,
            caller,
            r,
            w.get("stand-in-title"),
            view::Nav::Elsewhere,
        )
        .await?,
    })
}

/// Who stands in for a coordinator and when, in words.
fn stand_in(caller: &Caller, choice: &Choice, coordinator: PersonId) -> Option<String> {
    let all = &choice.roles.stand_ins;
    let named = all.iter().find(|one| one.coordinator_id == coordinator)?;
    let who = present::person(&choice.cards, named.person_id)?;
    let (lang, w) = (caller.call.lang, Words::of(caller.call.lang));
    let last = Ts::from_micros(named.ends_at.micros() - 1);
    let said = [
        ("who", who.name.into()),
        ("from", date_of(named.starts_at, lang).into()),
        ("until", date_of(last, lang).into()),
    ];
    Some(w.with("stand-in-named", &said))
}
