//! What is new for me, per community.

use base::{CommunityId, PersonId};
use membership::Priority;
use store::Reader;

use super::{LOOKED_AT, SHOWN, Shown, address};
use crate::extract::Caller;
use crate::pages::frame::{count, when};
use crate::pages::present;
use crate::problem::Problem;
use crate::view;

/// My communities with something unread, the one with the latest talk first.
pub(super) async fn news(
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
        author: author.as_ref().map_or_else(
            || present::former(caller.call.lang, None),
            |person| person.name.clone(),
        ),
        organisation: author.map(|person| person.organisation).unwrap_or_default(),
        replies: count(thread.last_number - 1),
        when: when(caller, thread.last_post_at),
        unread: count(thread.unread),
        closed: false,
    }
}
