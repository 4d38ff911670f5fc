//! `/coordinate/{slug}`: everything that waits, on one page.

use axum::extract::{Path, State};
use axum::response::Response;
use base::PersonId;
use discussion::{Newcomer, Talk, Waiting};
use identity::{Card, Tally};

use super::lists::{newcomer, waiting};
use super::{link, slug_of};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count, when};
use crate::problem::Problem;
use crate::view;
use crate::when::date_of;
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
    let tally = identity::tally_members(&mut r, call, shown.community.id).await?;
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

fn total(n: usize) -> u32 {
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

fn bars(caller: &Caller, talk: &Talk, here: &str) -> Vec<view::Bar> {
    let w = Words::of(caller.call.lang);
    let most = talk
        .weeks
        .iter()
        .map(|week| week.posts)
        .max()
        .unwrap_or(0)
        .max(1);
    let bar = |(n, week): (usize, &discussion::desk::Week)| view::Bar {
        place: total(n),
        from: date_of(week.from, caller.call.lang),
        posts: count(week.posts),
        height: count(week.posts * 80 / most),
        writers: view::people(w, week.writers),
        url: format!("{here}/week?n={n}"),
    };
    talk.weeks.iter().enumerate().map(bar).collect()
}

/// Where a province stands on the map: two letters, column, row.
fn place(province: identity::Province) -> (&'static str, u8, u8) {
    use identity::Province as P;
    match province {
        P::Fryslan => ("FR", 2, 0),
        P::Groningen => ("GR", 3, 0),
        P::NoordHolland => ("NH", 1, 1),
        P::Flevoland => ("FL", 2, 1),
        P::Drenthe => ("DR", 3, 1),
        P::ZuidHolland => ("ZH", 0, 2),
        P::Utrecht => ("UT", 1, 2),
        P::Gelderland => ("GE", 2, 2),
        P::Overijssel => ("OV", 3, 2),
        P::Zeeland => ("ZE", 0, 3),
        P::NoordBrabant => ("NB", 1, 3),
        P::Limburg => ("LI", 2, 3),
    }
}

fn tiles(w: &'static Words, tally: &Tally, slug: &str) -> Vec<view::Tile> {
    let tile = |(province, n): &(identity::Province, Option<i64>)| {
        let (letters, column, row) = place(*province);
        view::Tile {
            name: province.name(),
            letters,
            said: view::people(w, *n),
            short: n.map_or_else(|| format!("<{}", base::SMALLEST_GROUP), |n| n.to_string()),
            level: match n {
                Some(0) => 0,
                None => 1,
                Some(..10) => 2,
                Some(10..25) => 3,
                Some(25..50) => 4,
                Some(_) => 5,
            },
            column,
            row,
            url: format!("/c/{slug}/members?province={}", province.as_str()),
        }
    };
    tally.provinces.iter().map(tile).collect()
}

fn employers(tally: &Tally, slug: &str) -> Vec<view::DeskEmployer> {
    let one = |employer: &identity::Employer| view::DeskEmployer {
        name: employer.name.clone(),
        members: count(employer.members),
        url: format!("/c/{slug}/members?organisation={}", employer.id),
    };
    tally.organisations.iter().map(one).collect()
}
