//! `/admin/record`: the record of privileged and security acts, with a filter, and as a file.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::{PersonId, Ts};
use store::Reader;
use store::record::{Filter, Line};

use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, when};
use crate::pages::{present, urlencode};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Lines on a page.
const PAGE: i64 = 50;
/// Lines in a file: more than a year of a busy platform; a narrower filter gives the rest.
const FILE: i64 = 200_000;
const DAY: i64 = 86_400;

/// What was asked for, as it was typed.
struct Asked {
    typed: view::RecordFilter,
    filter: Filter,
    /// A person was named whom nobody knows: then no line fits.
    nobody: bool,
}

async fn asked(
    r: &mut Reader,
    caller: &Caller,
    query: &HashMap<String, String>,
) -> Result<Asked, Problem> {
    let text = |name: &str| query.get(name).map_or("", |text| text.trim()).to_owned();
    let typed = view::RecordFilter {
        action: text("action"),
        person: text("person"),
        from: text("from"),
        until: text("until"),
    };
    let handle = typed.person.trim_start_matches('@').to_lowercase();
    let actor = if base::is_slug(&handle) {
        match identity::person_by_handle(r, &caller.call, &handle).await {
            Ok(profile) => Some(profile.id),
            Err(identity::Error::NotFound) => None,
            Err(other) => return Err(other.into()),
        }
    } else {
        None
    };
    let day = |text: &str| Ts::parse(&format!("{text}T00:00:00Z"));
    Ok(Asked {
        nobody: !typed.person.is_empty() && actor.is_none(),
        filter: Filter {
            person: actor,
            action: Some(typed.action.clone()).filter(|action| !action.is_empty()),
            from: day(&typed.from),
            before: day(&typed.until).map(|day| day.plus_seconds(DAY)),
        },
        typed,
    })
}

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

fn terms(typed: &view::RecordFilter) -> String {
    let all = [
        ("action", &typed.action),
        ("person", &typed.person),
        ("from", &typed.from),
        ("until", &typed.until),
    ];
    let terms: Vec<String> = all
        .iter()
        .map(|(name, text)| format!("{name}={}", urlencode(text)))
        .collect();
    terms.join("&")
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

async fn shown(
    r: &mut Reader,
    caller: &Caller,
    lines: Vec<Line>,
) -> Result<Vec<view::Act>, Problem> {
    let mut people: Vec<PersonId> = lines.iter().filter_map(|line| line.actor_id).collect();
    people.extend(lines.iter().filter_map(|line| line.person_id));
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let w = Words::of(caller.call.lang);
    let one = |line: Line| view::Act {
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

/// The lines that fit, as a file for a spreadsheet (RFC 4180).
pub async fn record_csv(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let asked = asked(&mut r, &caller, &query).await?;
    let lines = if asked.nobody {
        Vec::new()
    } else {
        identity::list_acts(&mut r, &caller.call, &asked.filter, i64::MAX, FILE).await?
    };
    drop(r);
    let text = file(&lines).map_err(|_| Problem::internal("the record could not be written"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"record.csv\"",
        ),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, text).into_response())
}

fn file(lines: &[Line]) -> Result<Vec<u8>, csv::Error> {
    let mut file = csv::Writer::from_writer(Vec::new());
    file.write_record([
        "number", "at", "actor", "actorId", "action", "object", "personId", "result", "origin",
        "digest",
    ])?;
    for line in lines {
        let digest: String = line
            .digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        file.write_record([
            &line.number.to_string(),
            &line.at.rfc3339(),
            &line.actor,
            &line.actor_id.map_or_else(String::new, |id| id.to_string()),
            &line.action,
            &line.object,
            &line.person_id.map_or_else(String::new, |id| id.to_string()),
            &line.result,
            &line.origin,
            &digest,
        ])?;
    }
    file.into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))
}
