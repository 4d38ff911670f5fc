//! `/coordinate/{slug}/{list}`: a list of the desk as a whole.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::PersonId;
use discussion::{Newcomer, WEEKS, Waiting};
use identity::Card;

use super::{link, slug_of};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, when};
use crate::pages::{home, present};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Whom a card names, with the organisation.
fn who(caller: &Caller, cards: &[Card], id: PersonId) -> String {
    match present::person(cards, id) {
        Some(person) if person.organisation.is_empty() => person.name,
        Some(person) => format!("{}, {}", person.name, person.organisation),
        None => present::former(caller.call.lang, None),
    }
}

/// A thread as a line.
pub(super) fn waiting(caller: &Caller, one: &Waiting, cards: &[Card]) -> view::DeskRow {
    view::DeskRow {
        url: home::address(one.id, 1),
        title: one.title.clone(),
        who: who(caller, cards, one.author_id),
        when: when(caller, one.created_at),
        note: String::new(),
    }
}

/// A newcomer as a line.
pub(super) fn newcomer(caller: &Caller, one: &Newcomer, cards: &[Card]) -> view::DeskRow {
    view::DeskRow {
        url: home::address(one.thread_id, one.number),
        title: one.title.clone(),
        who: who(caller, cards, one.person_id),
        when: when(caller, one.created_at),
        note: Words::of(caller.call.lang).fill(
            "desk-since",
            "when",
            crate::when::date_of(one.joined_at, caller.call.lang),
        ),
    }
}

/// The whole of one list.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path((slug, which)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let (slug, call) = (slug_of(&slug)?, &caller.call);
    let mut r = app.db.read().await?;
    let desk = membership::desk(&mut r, call, &slug).await?;
    let shown = &desk.shown;
    let w = Words::of(call.lang);
    let (mut threads, mut newcomers, mut notes) = (Vec::new(), Vec::new(), HashMap::new());
    let (title, lead) = match which.as_str() {
        "questions" => {
            threads = discussion::list_waiting(&mut r, call, shown).await?;
            ("desk-questions", "desk-questions-lead")
        }
        "newcomers" => {
            newcomers = discussion::list_newcomers(&mut r, call, shown).await?;
            ("desk-newcomers", "desk-newcomers-lead")
        }
        "follow-ups" => {
            for (thread, set) in discussion::due_follow_ups(&mut r, call, shown).await? {
                notes.insert(thread.id, (set.note, set.due_at));
                threads.push(thread);
            }
            ("desk-follow-ups", "desk-follow-ups-lead")
        }
        "week" => {
            let n = query.get("n").and_then(|text| text.parse().ok());
            let n = n.filter(|n| *n < WEEKS);
            threads = discussion::list_of_week(&mut r, call, shown, n).await?;
            ("desk-week", "desk-week-lead")
        }
        _ => return Err(Problem::not_found()),
    };
    let mut people: Vec<PersonId> = threads.iter().map(|one| one.author_id).collect();
    people.extend(newcomers.iter().map(|one| one.person_id));
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(&mut r, &people).await?;
    let priorities = membership::list_priorities(&mut r).await?;
    let mut rows: Vec<view::DeskRow> = threads
        .iter()
        .map(|one| {
            let mut row = waiting(&caller, one, &cards);
            if let Some((note, due)) = notes.remove(&one.id) {
                row.note = note;
                row.when = when(&caller, due);
            }
            row
        })
        .collect();
    rows.extend(newcomers.iter().map(|one| newcomer(&caller, one, &cards)));
    let page = view::DeskLines {
        frame: frame::full(&app, &caller, &mut r, w.get(title), view::Nav::Elsewhere).await?,
        community: link(&shown.community, &priorities, call.lang),
        title: w.get(title).to_owned(),
        lead: w.get(lead).to_owned(),
        rows,
    };
    Ok(frame::html(&page))
}
