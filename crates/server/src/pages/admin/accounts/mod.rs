//! `/admin/accounts`, `/admin/guests`: everybody's account, and what an administrator can do with it.

mod act;
mod acts;
mod bounds;
mod guests;
mod one;

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::Limit;
use identity::{AccountCursor, AccountFilter, AccountRow};

use super::administrator;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::{frame, place, urlencode};
use crate::problem::Problem;
use crate::words::Words;
use crate::{view, when};

pub use act::{ask, carry_out};
pub use guests::guests;
pub use one::{one, ways};

const LIST: &str = "/admin/accounts";

/// Lines on a page.
pub(super) const PAGE: Limit = match Limit::new(50) {
    Some(limit) => limit,
    None => Limit::USUAL,
};

/// The accounts that fit, by name.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let text = asked("q").trim().to_owned();
    let which = AccountFilter::parse(asked("which")).unwrap_or(AccountFilter::All);
    let after =
        place(asked("after")).map_or(AccountCursor::START, |(id, key)| AccountCursor { key, id });
    let mut r = app.db.read().await?;
    let listed = identity::list_accounts(&mut r, &caller.call, &text, which, &after, PAGE).await?;
    let search = format!("{LIST}?q={}&which={which}", urlencode(&text));
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|row| {
        let place = AccountCursor::after(row);
        format!("{search}&after={}.{}", place.id, urlencode(&place.key))
    });
    let w = Words::of(caller.call.lang);
    let filters = AccountFilter::ALL.iter();
    let title = w.get("accounts-title");
    let page = view::Accounts {
        frame: frame::full(&app, &caller, &mut r, title, view::Nav::Elsewhere).await?,
        first: (after != AccountCursor::START).then_some(search),
        next,
        text,
        filters: filters
            .map(|one| (one.as_str(), filter_name(w, *one), *one == which))
            .collect(),
        rows: listed
            .items
            .into_iter()
            .map(|row| line(&caller, row))
            .collect(),
    };
    Ok(frame::html(&page))
}

fn filter_name(w: &'static Words, filter: AccountFilter) -> &'static str {
    w.get(match filter {
        AccountFilter::All => "accounts-all",
        AccountFilter::Administrators => "accounts-administrators",
        AccountFilter::Guests => "accounts-guests",
        AccountFilter::Disabled => "accounts-disabled",
        AccountFilter::New => "accounts-new",
    })
}

/// An account as lists show it, with its state in words.
pub(super) fn line(caller: &Caller, row: AccountRow) -> view::AccountLine {
    let w = Words::of(caller.call.lang);
    let mut states = Vec::new();
    if row.disabled {
        states.push(w.get("state-disabled").to_owned());
    }
    if row.administrator {
        states.push(w.get("state-administrator").to_owned());
    }
    if let Some(until) = row.guest_until {
        states.push(guest_state(caller, until));
    }
    if row.invited {
        states.push(w.get("state-invited").to_owned());
    } else if row.signed_in_at.is_none() {
        states.push(w.get("state-new").to_owned());
    }
    view::AccountLine {
        id: row.id.to_string(),
        name: row.name,
        handle: row.handle,
        email: row.email,
        organisation: row.organisation,
        states,
    }
}

/// Until when somebody is a guest, in words.
pub(super) fn guest_state(caller: &Caller, until: base::Ts) -> String {
    let w = Words::of(caller.call.lang);
    let day = when::date_of(until, caller.call.lang);
    if until > caller.call.now {
        w.fill("state-guest", "day", day)
    } else {
        w.fill("state-guest-over", "day", day)
    }
}
