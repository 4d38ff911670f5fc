//! `/coordinate/{slug}`: everything that waits, on one page.

use axum::extract::{Path, State};
use axum::response::Response;
use base::PersonId;
use discussion::{Newcomer, Waiting};
use identity::Card;

use super::figures::{bars, employers, tiles};
use super::lists::{newcomer, waiting};
use super::{link, slug_of};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count, when};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// How many lines of a list stand on the desk itself.
const FIRST: usize = 5;

/// The desk.
pub async fn desk(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let (slug, call) = (slug_of(&slug)?, &caller.call);
    let mut r = app.db.read().await?;
    let desk = membership::desk(&mut r, call, &slug).await?;
    let shown = &desk.shown;
    let questions = discussion::list_waiting(&mut r, call, shown).await?;
    let newcomers = discussion::list_newcomers(&mut r, call, shown).await?;
    let due = discussion::due_follow_ups(&mut r, call, shown).await?;
    let talk = discussion::talk(&mut r, call, shown).await?;
    let tally = identity::tally_members(
        &mut r,
        call,
        shown.community.id,
        shown.community.member_count,
    )
    .await?;
    let mut people: Vec<PersonId> = questions
        .iter()
        .take(FIRST)
        .map(|one| one.author_id)
        .collect();
    people.extend(newcomers.iter().take(FIRST).map(|one| one.person_id));
    people.extend(due.iter().take(FIRST).map(|(one, _)| one.author_id));
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(&mut r, &people).await?;
    let priorities = membership::list_priorities(&mut r).await?;
    let w = Words::of(call.lang);
    let community = link(&shown.community, &priorities, call.lang);
    let here = format!("/coordinate/{}", community.slug);
    let title = w.fill("desk-title", "community", community.name.as_str());
    let follow_ups = view::DeskList {
        rows: due
            .iter()
            .take(FIRST)
            .map(|(one, set)| view::DeskRow {
                note: set.note.clone(),
                when: when(&caller, set.due_at),
                ..waiting(&caller, one, &cards)
            })
            .collect(),
        all: total(due.len()),
        url: format!("{here}/follow-ups"),
    };
    let page = view::Desk {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        coordinators: total(desk.coordinators.len()),
        waiting: count(desk.waiting),
        waiting_since: desk.waiting_since.map(|at| when(&caller, at)),
        questions: asked(&caller, &questions, &cards, &here),
        newcomers: came(&caller, &newcomers, &cards, &here),
        follow_ups,
        top_three: talk
            .top_three
            .map(|n| w.count("desk-top-three", n))
            .unwrap_or_default(),
        writers: view::people(w, talk.writers),
        posts: count(talk.posts),
        bars: bars(&caller, &talk, &here),
        members: view::people(w, tally.members),
        tiles: tiles(w, &tally, &community.slug),
        employers: employers(&tally, &community.slug),
        small: if tally.small == 0 {
            String::new()
        } else {
            w.count("desk-small", tally.small)
        },
        community,
    };
    Ok(frame::html(&page))
}

pub(super) fn total(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn asked(caller: &Caller, all: &[Waiting], cards: &[Card], here: &str) -> view::DeskList {
    let first = all.iter().take(FIRST);
    view::DeskList {
        rows: first.map(|one| waiting(caller, one, cards)).collect(),
        all: total(all.len()),
        url: format!("{here}/questions"),
    }
}

fn came(caller: &Caller, all: &[Newcomer], cards: &[Card], here: &str) -> view::DeskList {
    let first = all.iter().take(FIRST);
    view::DeskList {
        rows: first.map(|one| newcomer(caller, one, cards)).collect(),
        all: total(all.len()),
        url: format!("{here}/newcomers"),
    }
}
