//! Which lines of the record are asked for.

use std::collections::HashMap;

use store::Reader;
use store::record::Filter;

use crate::extract::Caller;
use crate::pages::urlencode;
use crate::problem::Problem;
use crate::{view, when};

const DAY: i64 = 86_400;

/// What was asked for, as it was typed.
pub(super) struct Asked {
    pub(super) typed: view::RecordFilter,
    pub(super) filter: Filter,
    /// A person was named whom nobody knows: then no line fits.
    pub(super) nobody: bool,
}

/// Reads the query; a day that is none counts as not given.
pub(super) async fn asked(
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
    // Closed accounts too, and by a name that somebody had before.
    let actor = if typed.person.is_empty() {
        None
    } else {
        identity::find_account(r, &caller.call, &typed.person).await?
    };
    Ok(Asked {
        nobody: !typed.person.is_empty() && actor.is_none(),
        filter: Filter {
            people: actor.into_iter().collect(),
            action: Some(typed.action.clone()).filter(|action| !action.is_empty()),
            from: when::day(&typed.from),
            before: when::day(&typed.until).map(|day| day.plus_seconds(DAY)),
        },
        typed,
    })
}

/// The same as a query again.
pub(super) fn terms(typed: &view::RecordFilter) -> String {
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
