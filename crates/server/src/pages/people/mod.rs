//! `/people` finds people; `/people/{handle}` is a person's page.

mod list;
mod photo;

use axum::extract::{Path, State};
use axum::response::Response;
use membership::Role;

use super::frame::{self, when};
use super::{home, present};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;

pub use list::list;
pub use photo::photo;

/// A person's page.
pub async fn person(
    State(app): State<App>,
    caller: Caller,
    Path(handle): Path<String>,
) -> Result<Response, Problem> {
    if !base::is_slug(&handle) {
        return Err(Problem::not_found());
    }
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let profile = match identity::person_by_handle(&mut r, call, &handle).await {
        Err(identity::Error::NotFound) => {
            let now = identity::current_handle(&mut r, &handle).await?;
            let now = now.ok_or_else(Problem::not_found)?;
            return Ok(frame::on_to(&format!("/people/{now}")));
        }
        found => found?,
    };
    let belongs = membership::list_of_person(&mut r, call, profile.id).await?;
    let shown = membership::list_communities(&mut r, call).await?;
    let priorities = membership::list_priorities(&mut r).await?;
    let wrote = discussion::list_contributions(&mut r, call, profile.id, home::LIST).await?;
    let community = |id| present::community(&shown, &priorities, id, call.lang);
    let page = view::Person {
        frame: frame::full(
            &app,
            &caller,
            &mut r,
            profile.name.clone(),
            view::Nav::Elsewhere,
        )
        .await?,
        initials: base::initials(&profile.name),
        photo: present::photo(&profile.handle, profile.photo, identity::PhotoSize::Large),
        own: call.actor.person() == Some(profile.id),
        name: profile.name,
        handle: profile.handle,
        organisation: profile.organisation,
        role: profile.job,
        province: profile.province,
        expertise: profile.expertise,
        help: profile.help,
        away: profile
            .away_until
            .map(|until| crate::when::date_of(until, call.lang))
            .unwrap_or_default(),
        places: belongs
            .iter()
            .filter_map(|one| {
                Some(view::Place {
                    community: community(one.id)?,
                    coordinator: one.role == Role::Coordinator,
                })
            })
            .collect(),
        contributions: wrote
            .into_iter()
            .map(|one| view::Contribution {
                url: home::address(one.thread, one.number),
                community: community(one.community)
                    .map(|link| link.name)
                    .unwrap_or_default(),
                title: one.title,
                excerpt: one.excerpt,
                when: when(&caller, one.created_at),
            })
            .collect(),
    };
    Ok(frame::html(&page))
}
