//! `/notifications`: what happened that concerns me.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::{Limit, PersonId, ThreadId};
use notifications::{Notice, Reason};
use store::Reader;

use super::frame::{self, when};
use super::{home, present};
use crate::app::App;
use crate::extract::Caller;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The list.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    caller.person()?;
    let before: Option<i64> = query.get("before").and_then(|text| text.parse().ok());
    let mut r = app.db.read().await?;
    let found = notifications::list_notices(&mut r, &caller.call, before, home::LIST).await?;
    let older = found.more.then(|| found.items.last()).flatten();
    let w = Words::of(caller.call.lang);
    let frame = frame::full(
        &app,
        &caller,
        &mut r,
        w.get("notifications-title"),
        view::Nav::Notifications,
    )
    .await?;
    let page = view::Notifications {
        unread: frame.viewer.as_ref().map_or(0, |viewer| viewer.unread),
        frame,
        newer: before.map(|_| "/notifications".to_owned()),
        older: older.map(|last| format!("/notifications?before={}", last.seq)),
        notices: shown(&mut r, &caller, &found.items).await?,
    };
    Ok(frame::html(&page))
}

/// Marks all as read.
pub async fn read_all(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut w = app.db.write().await?;
    notifications::read_all(&mut w, &caller.call).await?;
    w.commit().await?;
    Ok(frame::on_to_with(&app, "/notifications", "all-read"))
}

/// The unread notices that ask something of the caller, for the home page: at most five.
pub async fn waiting(r: &mut Reader, caller: &Caller) -> Result<Vec<view::Notice>, Problem> {
    let mut found = notifications::list_notices(r, &caller.call, None, Limit::USUAL)
        .await?
        .items;
    found.retain(|notice| notice.read_at.is_none() && notice.reason != Reason::Followed);
    found.truncate(5);
    shown(r, caller, &found).await
}

/// Notices as a page shows them; those about threads the caller may no longer read are left out.
async fn shown(
    r: &mut Reader,
    caller: &Caller,
    notices: &[Notice],
) -> Result<Vec<view::Notice>, Problem> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let mut threads: Vec<ThreadId> = notices.iter().map(|notice| notice.thread_id).collect();
    threads.sort_unstable();
    threads.dedup();
    let threads = discussion::threads_named(r, &caller.call, &threads).await?;
    let mut people: Vec<PersonId> = notices.iter().map(|notice| notice.actor_id).collect();
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let me = caller.person()?;
    let one = |notice: &Notice| {
        let thread = threads
            .iter()
            .find(|thread| thread.id == notice.thread_id)?;
        Some(view::Notice {
            url: format!("/t/{}/{}", notice.thread_id, notice.number),
            reason: match notice.reason {
                Reason::Answered => view::Reason::Reply,
                Reason::Mentioned => view::Reason::Mention,
                Reason::Announced => view::Reason::Announced,
                Reason::Followed if thread.author_id == me => view::Reason::OwnThread,
                Reason::Followed => view::Reason::Followed,
            },
            actor: present::person(&cards, notice.actor_id).map(|person| person.name),
            title: thread.title.clone(),
            community: thread.community_name(caller.call.lang).to_owned(),
            when: when(caller, notice.at),
            unread: notice.read_at.is_none(),
        })
    };
    Ok(notices.iter().filter_map(one).collect())
}
