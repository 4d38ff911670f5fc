//! A community's page: what it says of itself and its threads, the latest talk first.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::PersonId;
use discussion::ThreadCursor;
use membership::CommunityDetail;

use super::{join, request, said, slug_of};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count, when};
use crate::pages::{home, present};
use crate::problem::Problem;
use crate::view;

/// A community's page.
pub async fn community(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let position = app.hub.position();
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let after = query
        .get("after")
        .and_then(|text| cursor(text))
        .unwrap_or(ThreadCursor::START);
    let threads = discussion::list_threads(&mut r, &caller.call, &shown, after, home::LIST).await?;
    let coordinators = membership::list_coordinators(&mut r, &shown).await?;
    let mut people: Vec<PersonId> = threads
        .items
        .iter()
        .map(|thread| thread.author_id)
        .collect();
    people.extend(&coordinators);
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(&mut r, &people).await?;
    let priorities = membership::list_priorities(&mut r).await?;

    let lang = caller.call.lang;
    let community = &shown.community;
    let name = community.name(lang).to_owned();
    let mut frame = frame::full(&app, &caller, &mut r, name.clone(), view::Nav::Elsewhere).await?;
    frame::listen(
        &mut frame,
        &format!("community:{}", community.slug),
        position,
    );
    let priority = priorities
        .iter()
        .find(|priority| priority.slug == community.priority_slug);
    let base = format!("/c/{}", community.slug);
    let older = threads.more.then(|| threads.items.last()).flatten();
    let page = view::Community {
        frame,
        slug: community.slug.clone(),
        name,
        mark: present::mark(&priorities, &community.priority_slug),
        priority: priority
            .map(|priority| priority.name(lang).to_owned())
            .unwrap_or_default(),
        purpose: community.purpose(lang).to_owned(),
        who: view::Who(community.door()),
        members: count(community.member_count),
        coordinators: coordinators
            .iter()
            .filter_map(|id| present::person(&cards, *id))
            .collect(),
        about: said::about(&mut r, &caller, &shown, &priorities).await?,
        membership: standing(&shown),
        request: request::own(&caller, community, shown.request.clone()),
        asking: join::asking(&caller, community),
        threads: threads
            .items
            .iter()
            .map(|thread| row(&caller, thread, &cards))
            .collect(),
        newer: (after != ThreadCursor::START).then(|| base.clone()),
        older: older.map(|last| format!("{base}?after={}.{}", last.last_post_at.micros(), last.id)),
    };
    Ok(frame::html(&page))
}

fn cursor(text: &str) -> Option<ThreadCursor> {
    let (at, id) = text.split_once('.')?;
    Some(ThreadCursor {
        last_post_at: base::Ts::from_micros(at.parse().ok()?),
        id: id.parse().ok()?,
    })
}

fn standing(shown: &CommunityDetail) -> view::Membership {
    match shown.standing.role() {
        Some(membership::Role::Coordinator) => view::Membership::Coordinator,
        Some(membership::Role::Member) => view::Membership::Member,
        None if !shown.standing.signed_in() => view::Membership::SignedOut,
        None if shown.asked() => view::Membership::Asked,
        None => view::Membership::Outside,
    }
}

fn row(caller: &Caller, thread: &discussion::Heading, cards: &[identity::Card]) -> view::ThreadRow {
    let author = present::person(cards, thread.author_id);
    view::ThreadRow {
        url: home::address(thread.id, thread.first_unread.unwrap_or(1)),
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
        closed: thread.state == discussion::State::Closed,
    }
}
