//! `/coordinate`: what whoever looks after communities sees and does.

mod announce;
mod announce_page;
mod desk;
mod figures;
mod follow_up;
mod lists;

use axum::extract::State;
use axum::response::Response;
use membership::{Community, Priority, Slug};

use super::{frame, present};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

pub use announce::{announce, announce_form, announce_widely, announce_widely_form};
pub use desk::desk;
pub use follow_up::{clear_follow_up, set_follow_up};
pub use lists::list;

pub(super) fn slug_of(text: &str) -> Result<Slug, Problem> {
    Slug::parse(text).map_err(|_| Problem::not_found())
}

/// The community as a link.
pub(super) fn link(
    community: &Community,
    priorities: &[Priority],
    lang: base::Lang,
) -> view::CommunityLink {
    view::CommunityLink {
        slug: community.slug.clone(),
        name: community.name(lang).to_owned(),
        mark: present::mark(priorities, &community.priority_slug),
    }
}

/// The communities the caller looks after.
pub async fn desks(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut r = app.db.read().await?;
    let all = membership::list_desks(&mut r, &caller.call).await?;
    let priorities = membership::list_priorities(&mut r).await?;
    let lang = caller.call.lang;
    let title = Words::of(lang).get("desks-title");
    let desks = all
        .iter()
        .map(|(community, n)| (link(community, &priorities, lang), frame::count(*n)));
    let page = view::Desks {
        desks: desks.collect(),
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
    };
    Ok(frame::html(&page))
}
