//! The page of members, filled.

use axum::response::Response;
use identity::Member;
use membership::{CommunityDetail, Role};
use store::Reader;

use super::link;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count, when};
use crate::pages::present;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// For whoever sees only who looks after the community.
pub(super) async fn outside(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    shown: &CommunityDetail,
) -> Result<Response, Problem> {
    let ids = membership::list_coordinators(r, shown).await?;
    let cards = identity::cards(r, &ids).await?;
    let people = ids.iter().filter_map(|id| present::person(&cards, *id));
    let page = view::Members {
        coordinators: people.collect(),
        ..page(app, caller, r, shown).await?
    };
    Ok(frame::html(&page))
}

/// The page, with nobody on it yet.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    shown: &CommunityDetail,
) -> Result<view::Members, Problem> {
    let community = link(r, caller, &shown.community).await?;
    let w = Words::of(caller.call.lang);
    let title = w.fill("members-title", "community", community.name.as_str());
    Ok(view::Members {
        frame: frame::full(app, caller, r, title, view::Nav::Elsewhere).await?,
        community,
        count: count(shown.community.member_count),
        form: None,
        coordinates: false,
        people: Vec::new(),
        coordinators: Vec::new(),
        first: None,
        next: None,
    })
}

/// A member of the list.
pub(super) fn row(caller: &Caller, one: Member) -> view::MemberRow {
    view::MemberRow {
        coordinator: one.role == Role::Coordinator.as_str(),
        joined: when(caller, one.joined_at),
        own: caller.call.actor.person() == Some(one.id),
        person: present::member(&one),
        province: one.province,
    }
}
