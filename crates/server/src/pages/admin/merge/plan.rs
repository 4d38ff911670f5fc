//! What merging two accounts would do, side by side.

use base::PersonId;
use identity::Overview;
use store::Reader;

use crate::extract::Caller;
use crate::pages::admin::accounts::{line, ways};
use crate::pages::frame::when;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// Both accounts and what will happen.
pub(super) async fn plan(
    r: &mut Reader,
    caller: &Caller,
    kept: PersonId,
    gone: PersonId,
) -> Result<view::MergePlan, Problem> {
    let call = &caller.call;
    let w = Words::of(call.lang);
    let stays = identity::account_overview(r, call, kept).await?;
    let goes = identity::account_overview(r, call, gone).await?;
    let will = will(w, &stays, &goes);
    Ok(view::MergePlan {
        kept: side(r, caller, stays).await?,
        gone: side(r, caller, goes).await?,
        names: vec![
            w.get("merge-posts"),
            w.get("merge-threads"),
            w.get("merge-following"),
            w.get("merge-communities"),
            w.get("account-sessions"),
            w.get("settings-tokens"),
            w.get("account-methods"),
        ],
        will,
        prove: !identity::signed_in_lately(r, call).await?,
    })
}

async fn side(r: &mut Reader, caller: &Caller, seen: Overview) -> Result<view::MergeSide, Problem> {
    let call = &caller.call;
    let w = Words::of(call.lang);
    let id = seen.account.id;
    let (threads, posts, following) = discussion::written_by(r, call, id).await?;
    let places = membership::list_of_person(r, call, id).await?;
    let places: Vec<&str> = places.iter().map(|place| place.name(call.lang)).collect();
    let method = ways(w, &seen);
    let created = when(caller, seen.account.created_at);
    Ok(view::MergeSide {
        has: vec![
            posts.to_string(),
            threads.to_string(),
            following.to_string(),
            places.join(", "),
            seen.sessions.to_string(),
            seen.tokens.len().to_string(),
            method,
        ],
        created,
        account: line(caller, seen.account),
    })
}

/// What will happen, a sentence each.
fn will(w: &'static Words, stays: &Overview, goes: &Overview) -> Vec<String> {
    let (kept, gone) = (&stays.account, &goes.account);
    let mut will = vec![
        w.get("merge-will-move").to_owned(),
        w.get("merge-will-roles").to_owned(),
        w.get("merge-will-profile").to_owned(),
        w.fill("merge-will-sign-in", "email", kept.email.as_str()),
        w.fill("merge-will-address", "email", gone.email.as_str()),
        w.fill("merge-will-handle", "handle", gone.handle.as_str()),
    ];
    if goes.second_factor && !stays.second_factor {
        will.push(w.get("merge-will-second-step").to_owned());
    }
    if gone.administrator && !kept.administrator {
        will.push(w.get("merge-will-administrator").to_owned());
    }
    if kept.guest_until.is_some() != gone.guest_until.is_some() {
        will.push(w.get("merge-will-guest").to_owned());
    }
    if gone.disabled {
        will.push(w.get("merge-will-disabled").to_owned());
    }
    will.push(w.get("merge-will-told").to_owned());
    will
}
