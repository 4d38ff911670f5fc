//! `/`: what is new for me, or, signed out, what this is and which communities there are.

use axum::extract::State;
use axum::response::Response;
use base::{Call, CommunityId, Limit, PersonId, ThreadId};
use membership::{Community, Priority, Standing};
use store::Reader;

use super::frame::{self, count, when};
use super::{notifications as notices, present};
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
        page.needs_me = notices::waiting(&mut r, &caller).await?;
        page.news = news(&mut r, &caller, &shown, &priorities).await?;
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
                community.priority_slug == priority.slug && standing.role().is_none()
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

/// My communities with something unread, the one with the latest talk first.
async fn news(
    r: &mut Reader,
    caller: &Caller,
    shown: &Shown,
    priorities: &[Priority],
) -> Result<Vec<view::NewsGroup>, Problem> {
    let totals = discussion::unread_totals(r, &caller.call).await?;
    let unread = discussion::list_unread(r, &caller.call, LOOKED_AT).await?;
    let mut people: Vec<PersonId> = unread.iter().map(|thread| thread.author_id).collect();
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let mut order: Vec<CommunityId> = unread.iter().map(|thread| thread.community_id).collect();
    order.extend(totals.iter().map(|total| total.community_id));
    let mut groups: Vec<view::NewsGroup> = Vec::new();
    let mut seen: Vec<CommunityId> = Vec::new();
    for id in order {
        let Some(total) = totals.iter().find(|total| total.community_id == id) else {
            continue;
        };
        let Some(community) = present::community(shown, priorities, id, caller.call.lang) else {
            continue;
        };
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let threads: Vec<view::ThreadRow> = unread
            .iter()
            .filter(|thread| thread.community_id == id)
            .take(SHOWN)
            .map(|thread| row(caller, thread, &cards))
            .collect();
        let more = count(total.threads).saturating_sub(u32::try_from(threads.len()).unwrap_or(0));
        groups.push(view::NewsGroup {
            community,
            unread: count(total.posts),
            threads,
            more,
        });
    }
    Ok(groups)
}

fn row(
    caller: &Caller,
    thread: &discussion::UnreadThread,
    cards: &[identity::Card],
) -> view::ThreadRow {
    let author = present::person(cards, thread.author_id);
    view::ThreadRow {
        url: address(thread.id, thread.first_unread),
        title: thread.title.clone(),
        kind: present::kind(thread.kind),
        author: author
            .as_ref()
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        organisation: author.map(|person| person.organisation).unwrap_or_default(),
        replies: count(thread.last_number - 1),
        when: when(caller, thread.last_post_at),
        unread: count(thread.unread),
        closed: false,
    }
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
