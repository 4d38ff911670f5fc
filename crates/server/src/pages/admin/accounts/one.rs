//! `/admin/accounts/{person}`: all an administrator sees of one account.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{Lang, PersonId};
use identity::Overview;
use store::record::Filter;

use super::acts::Act;
use super::line;
use crate::app::App;
use crate::extract::Caller;
use crate::pages::admin::{administrator, record};
use crate::pages::{frame, settings};
use crate::problem::Problem;
use crate::words::Words;
use crate::{view, when};

/// The latest lines of the record that are shown.
const LINES: i64 = 10;

/// The account.
pub async fn one(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let me = administrator(&caller)?;
    let id: PersonId = id.parse().map_err(|_| Problem::not_found())?;
    let mut r = app.db.read().await?;
    let call = &caller.call;
    let seen = match identity::account_overview(&mut r, call, id).await {
        // Whoever kept the address of an account that became part of another is led to that one.
        Err(identity::Error::NotFound) => {
            let kept = identity::merged_into(&mut r, id).await?;
            let kept = kept.ok_or_else(Problem::not_found)?;
            return Ok(frame::on_to(&format!("/admin/accounts/{kept}")));
        }
        seen => seen?,
    };
    let places = membership::list_of_person(&mut r, call, id).await?;
    let filter = Filter {
        people: vec![id],
        ..Filter::default()
    };
    let lines = identity::list_acts(&mut r, call, &filter, i64::MAX, LINES).await?;
    let w = Words::of(call.lang);
    let facts = facts(&caller, &seen);
    let acts = Act::fitting(&seen, me);
    let page = view::AccountPage {
        frame: frame::full(
            &app,
            &caller,
            &mut r,
            seen.account.name.clone(),
            view::Nav::Elsewhere,
        )
        .await?,
        facts,
        places: places
            .into_iter()
            .map(|place| {
                let coordinator = place.role == membership::Role::Coordinator;
                let name = place.name(call.lang).to_owned();
                (place.slug, name, coordinator)
            })
            .collect(),
        tokens: seen
            .tokens
            .into_iter()
            .map(|token| settings::token_row(&caller, token))
            .collect(),
        acts: acts.map(|act| (act.word(), act.name(w))).collect(),
        record: record::shown(&mut r, &caller, lines).await?,
        account: line(&caller, seen.account),
    };
    Ok(frame::html(&page))
}

/// By what somebody can sign in, in a sentence.
pub fn ways(w: &'static Words, seen: &Overview) -> String {
    let mut all = vec![w.get("account-way-link").to_owned()];
    if seen.has_password {
        all.push(w.get("account-way-password").to_owned());
    }
    if seen.passkeys > 0 {
        all.push(w.count("account-way-passkeys", seen.passkeys));
    }
    if seen.connections > 0 {
        all.push(w.count("account-way-connections", seen.connections));
    }
    format!("{}.", all.join(", "))
}

/// What is known of an account, in words.
fn facts(caller: &Caller, seen: &Overview) -> Vec<(&'static str, String)> {
    let (w, lang) = (Words::of(caller.call.lang), caller.call.lang);
    let account = &seen.account;
    let never = || w.get("account-never").to_owned();
    let day = |at| when::date_of(at, lang);
    let sign_in = ways(w, seen);
    let second = if seen.second_factor {
        w.get("account-second-step")
    } else {
        w.get("account-no-second-step")
    };
    let language = match account.language {
        Lang::Nl => "Nederlands",
        Lang::En => "English",
    };
    vec![
        (w.get("account-created"), day(account.created_at)),
        (
            w.get("account-signed-in"),
            account.signed_in_at.map_or_else(never, day),
        ),
        (
            w.get("account-sessions"),
            w.count("account-sessions-count", seen.sessions),
        ),
        (
            w.get("account-seen"),
            seen.seen_at
                .map_or_else(never, |at| frame::when(caller, at).full),
        ),
        (w.get("account-methods"), format!("{sign_in} {second}")),
        (w.get("settings-language"), language.to_owned()),
    ]
}
