//! `/admin/retention`: for how long things are kept here, and what was tidied away.

use axum::extract::State;
use axum::response::Response;

use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, when};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// How many runs are shown.
const RUNS: i64 = 50;

/// The kinds of a report, each with its message.
const KINDS: [(&str, &str); 14] = [
    ("sign-ins", "kept-sign-ins"),
    ("link-requests", "kept-link-requests"),
    ("devices", "kept-devices"),
    ("employments", "kept-employments"),
    ("receipts", "kept-receipts"),
    ("closed-accounts", "kept-closed-accounts"),
    ("join-requests", "kept-join-requests"),
    ("stand-ins", "kept-stand-ins"),
    ("ways-in", "kept-ways-in"),
    ("answers", "kept-answers"),
    ("events", "kept-events"),
    ("notices", "kept-notices"),
    ("letters", "kept-letters"),
    ("acts", "kept-acts"),
];

/// The page.
pub async fn retention(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    administrator(&caller)?;
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let runs = store::retention::list(&mut r, RUNS).await?;
    let row = |run: &store::retention::Run| view::RetentionRow {
        when: when(&caller, run.at),
        what: KINDS
            .iter()
            .map(|(kind, message)| (w.get(message).to_owned(), run.counts.of(kind)))
            .filter(|(_, many)| *many > 0)
            .collect(),
    };
    let title = w.get("retention-title");
    let page = view::Retention {
        periods: view::periods(w, &app.settings.periods),
        runs: runs.iter().map(row).collect(),
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
    };
    Ok(frame::html(&page))
}
