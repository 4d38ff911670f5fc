//! `/erased/{secret}`: what was done for somebody who is gone. It tells kinds and numbers, and names nobody.

use axum::extract::{Path, State};
use axum::response::Response;
use identity::privacy::Receipt;

use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::when::When;
use crate::words::Words;

/// The kinds of a receipt in the order of reading, each with its message.
const KINDS: [(&str, &str); 22] = [
    ("accounts", "erased-accounts"),
    ("profile", "erased-profile"),
    ("employments", "erased-employments"),
    ("sessions", "erased-sessions"),
    ("tokens", "erased-tokens"),
    ("devices", "erased-devices"),
    ("links", "erased-links"),
    ("second-factor", "erased-second-factor"),
    ("consents", "erased-consents"),
    ("memberships", "erased-memberships"),
    ("requests", "erased-requests"),
    ("posts-erased", "erased-posts-erased"),
    ("posts-kept", "erased-posts-kept"),
    ("titles", "erased-titles"),
    ("mentions", "erased-mentions"),
    ("titles-of-others", "erased-titles-of-others"),
    ("reading", "erased-reading"),
    ("following", "erased-following"),
    ("notices", "erased-notices"),
    ("digests", "erased-digests"),
    ("letters", "erased-letters"),
    ("mail-files", "erased-mail-files"),
];

/// The receipt, or when it will be there.
pub async fn receipt(
    State(app): State<App>,
    caller: Caller,
    Path(secret): Path<String>,
) -> Result<Response, Problem> {
    let mut r = app.db.read().await?;
    let found = identity::privacy::erasure_receipt(&mut r, &secret)
        .await?
        .ok_or_else(Problem::not_found)?;
    let (lang, w) = (caller.call.lang, Words::of(caller.call.lang));
    let mut frame = frame::bare(&app, &caller, view::Nav::Elsewhere);
    frame.title = w.get("erased-title").to_owned();
    let page = match found {
        Receipt::Waiting(due) => view::Erased {
            frame,
            waits_until: Some(When::new(due, due, lang)),
            done_at: None,
            rows: Vec::new(),
            record_days: app.settings.periods.record_days,
            receipt_days: app.settings.periods.receipt_days,
        },
        Receipt::Done { at, counts } => view::Erased {
            frame,
            waits_until: None,
            done_at: Some(When::new(at, at, lang)),
            rows: KINDS
                .iter()
                .map(|(kind, message)| (w.get(message).to_owned(), counts.of(kind)))
                .filter(|(_, many)| *many > 0)
                .collect(),
            record_days: app.settings.periods.record_days,
            receipt_days: app.settings.periods.receipt_days,
        },
    };
    Ok(frame::html(&page))
}
