//! `/admin/record`: the record of privileged and security acts, with a filter.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::PersonId;
use store::Reader;
use store::record::Line;

use super::administrator;
use super::asked::{asked, terms};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, when};
use crate::pages::present;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Lines on a page.
const PAGE: i64 = 50;

/// The newest lines that fit, or those below a number.
pub async fn record(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let below: Option<i64> = query.get("below").and_then(|text| text.parse().ok());
    let mut r = app.db.read().await?;
    let asked = asked(&mut r, &caller, &query).await?;
    let mut lines = if asked.nobody {
        Vec::new()
    } else {
        let below = below.unwrap_or(i64::MAX);
        identity::list_acts(&mut r, &caller.call, &asked.filter, below, PAGE + 1).await?
    };
    let more = lines.len() > 50;
    lines.truncate(50);
    let older = lines.last().filter(|_| more).map(|last| last.number);
    let address = |below: Option<i64>| {
        let mut address = format!("/admin/record?{}", terms(&asked.typed));
        if let Some(below) = below {
            address.push_str(&format!("&below={below}"));
        }
        address
    };
    let w = Words::of(caller.call.lang);
    let actions = identity::list_actions(&mut r, &caller.call).await?;
    let title = w.get("record-title");
    let page = view::Record {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        acts: shown(&mut r, &caller, lines).await?,
        actions: actions
            .into_iter()
            .map(|action| (named(w, "act", &action), action))
            .collect(),
        file: format!("/admin/record.csv?{}", terms(&asked.typed)),
        newer: below.map(|_| address(None)),
        older: older.map(|number| address(Some(number))),
        filter: asked.typed,
    };
    Ok(frame::html(&page))
}

/// The word for a code; the code itself when there is none.
fn named(w: &'static Words, kind: &str, code: &str) -> String {
    let id = format!("{kind}-{code}");
    let text = w.get(&id);
    if text == id {
        code.to_owned()
    } else {
        text.to_owned()
    }
}

pub(super) async fn shown(
    r: &mut Reader,
    caller: &Caller,
    lines: Vec<Line>,
) -> Result<Vec<view::RecordLine>, Problem> {
    let mut people: Vec<PersonId> = lines.iter().filter_map(|line| line.actor_id).collect();
    people.extend(lines.iter().filter_map(|line| line.person_id));
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let w = Words::of(caller.call.lang);
    let one = |line: Line| view::RecordLine {
        number: line.number,
        when: when(caller, line.at),
        who: line.actor_id.and_then(|id| present::person(&cards, id)),
        actor: named(w, "actor", &line.actor),
        action: named(w, "act", &line.action),
        on: line.person_id.and_then(|id| present::person(&cards, id)),
        object: named(w, "act-object", &line.object),
        result: named(w, "act-result", &line.result),
        well: line.result == "ok",
        origin: line.origin,
    };
    Ok(lines.into_iter().map(one).collect())
}
