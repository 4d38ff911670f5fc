//! `/`: what is new for me, or, signed out, what this is and which communities there are.

mod news;

use axum::extract::State;
use axum::response::Response;
use base::{Call, CommunityId, Limit, ThreadId};
use membership::{Community, Priority, Standing};

use super::frame::{self, count, when};
use super::{notifications as notices, present, settings};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;

/// How many unread threads are looked at, and how many of each community are shown.
const LOOKED_AT: i64 = 120;
const SHOWN: usize = 5;

type Shown = Vec<(Community, Standing)>;

/// The home page.
pub async fn home(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let call = &caller.call;
    let mut page = view::Home {
        frame: frame::full(&app, &caller, &mut r, "Kenniskring", view::Nav::Start).await?,
        offer: None,
        planned: super::privacy::planned(&mut r, &caller).await?,
        needs_me: Vec::new(),
        news: Vec::new(),
        quiet: Vec::new(),
        priorities: Vec::new(),
    };
    let priorities = membership::list_priorities(&mut r).await?;
    let shown = membership::list_communities(&mut r, call).await?;
    let activity = discussion::activity(&mut r, &shown).await?;
    let cards: Vec<(CommunityId, view::CommunityCard)> = shown
        .iter()
        .map(|(community, standing)| {
            let lively = activity.iter().find(|one| one.community_id == community.id);
            (
                community.id,
                card(&caller, community, standing, lively, &priorities),
            )
        })
        .collect();
    if caller.account.is_some() {
        page.offer = settings::offer(&mut r, &caller).await?;
        page.needs_me = notices::waiting(&mut r, &caller).await?;
        page.news = news::news(&mut r, &caller, &shown, &priorities).await?;
    }
    let has_news = |slug: &str| page.news.iter().any(|group| group.community.slug == slug);
    let mine = |card: &&(CommunityId, view::CommunityCard)| card.1.mine;
    page.quiet = cards
        .iter()
        .filter(mine)
        .map(|(_, card)| card.clone())
        .filter(|card| !has_news(&card.slug))
        .collect();
    page.priorities = under_priorities(call, &priorities, &shown, &cards);
    Ok(frame::html(&page))
}

fn card(
    caller: &Caller,
    community: &Community,
    standing: &Standing,
    lively: Option<&discussion::Activity>,
    priorities: &[Priority],
) -> view::CommunityCard {
    let lang = caller.call.lang;
    view::CommunityCard {
        slug: community.slug.clone(),
        name: community.name(lang).to_owned(),
        purpose: community.purpose(lang).to_owned(),
        members: count(community.member_count),
        threads: count(lively.map_or(0, |one| one.threads)),
        last_activity: lively.map(|one| when(caller, one.last_post_at)),
        mine: standing.role().is_some(),
        unread: 0,
        mark: present::mark(priorities, &community.priority_slug),
    }
}

/// The communities under their priorities; those one belongs to stand above already.
fn under_priorities(
    call: &Call,
    priorities: &[Priority],
    shown: &Shown,
    cards: &[(CommunityId, view::CommunityCard)],
) -> Vec<view::PriorityGroup> {
    let group = |priority: &Priority| view::PriorityGroup {
        mark: present::mark(priorities, &priority.slug),
        name: priority.name(call.lang).to_owned(),
        communities: shown
            .iter()
            .filter(|(community, standing)| {
                // Working groups stand on the page of their community.
                community.priority_slug == priority.slug
                    && standing.role().is_none()
                    && standing.is_open()
                    && community.parent_id.is_none()
            })
            .filter_map(|(community, _)| cards.iter().find(|(id, _)| *id == community.id))
            .map(|(_, card)| card.clone())
            .collect(),
    };
    priorities
        .iter()
        .map(group)
        .filter(|group| !group.communities.is_empty())
        .collect()
}

/// The address that opens a thread at a post.
pub fn address(thread: ThreadId, number: i64) -> String {
    if number <= 1 {
        format!("/t/{thread}")
    } else {
        format!("/t/{thread}/{number}")
    }
}

/// The usual length of a list on a page.
pub const LIST: Limit = Limit::USUAL;
