//! `/people`: finding people.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::Limit;
use identity::{PersonCursor, PhotoSize, Province, Sought};

use crate::app::App;
use crate::extract::Caller;
use crate::pages::{frame, place, present, settings, urlencode};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// How many on a page.
const SHOWN: Limit = Limit::USUAL;

/// The people who fit the form, by name.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    caller.person()?;
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let sought = Sought {
        name: asked("q").to_owned(),
        organisation: asked("organisation").parse().ok(),
        province: Province::parse(asked("province")),
        expertise: asked("expertise").to_owned(),
    };
    let after =
        place(asked("after")).map_or(PersonCursor::START, |(id, key)| PersonCursor { key, id });
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let listed = identity::search_people(&mut r, call, &sought, &after, SHOWN).await?;
    let choices = identity::list_choices(&mut r, call).await?;
    let organisation = sought.organisation.map(|id| id.to_string());
    let search = format!(
        "/people?q={}&organisation={}&province={}&expertise={}",
        urlencode(&sought.name),
        organisation.as_deref().unwrap_or_default(),
        sought.province.map_or("", Province::as_str),
        urlencode(&sought.expertise)
    );
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|one| {
        let place = PersonCursor::after(one);
        format!("{search}&after={}.{}", place.id, urlencode(&place.key))
    });
    let w = Words::of(call.lang);
    let title = w.get("people-title");
    let page = view::PeopleList {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::People).await?,
        first: (after != PersonCursor::START).then_some(search),
        next,
        text: sought.name,
        organisation: organisation.unwrap_or_default(),
        groups: settings::groups(choices, w),
        province: sought.province,
        expertise: sought.expertise,
        people: listed
            .items
            .into_iter()
            .map(|one| view::FoundPerson {
                person: view::PersonLink {
                    photo: present::photo(&one.handle, one.photo, PhotoSize::Small),
                    initials: base::initials(&one.name),
                    name: one.name,
                    handle: one.handle,
                    organisation: one.organisation,
                },
                province: one.province,
            })
            .collect(),
    };
    Ok(frame::html(&page))
}
