//! A page of a thread, put together.

use base::{PostId, ThreadId};
use discussion::ThreadPage;
use store::Reader;

use super::below::{answer, follow_up};
use super::{PAGE, page_of};
use crate::app::App;
use crate::extract::Caller;
use crate::pages::frame::{self, count, when};
use crate::pages::present::{self, Look};
use crate::problem::Problem;
use crate::view;

/// What was typed into the answer's form, when it comes back.
#[derive(Default)]
pub(super) struct Typed {
    pub(super) id: Option<PostId>,
    pub(super) body: String,
    pub(super) reply_to: Option<i64>,
    pub(super) errors: view::FormErrors,
}

fn opened_at(page: &ThreadPage, caller: &Caller) -> i64 {
    let last = page.thread.last_number;
    if caller.account.is_none() {
        return 1;
    }
    page_of(page.read.first_missing(last).unwrap_or(last))
}

/// The page with the posts asked for, or with the first the caller has not read.
pub(super) async fn build(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    id: ThreadId,
    asked: Option<i64>,
    position: i64,
    typed: Typed,
) -> Result<view::Thread, Problem> {
    let call = &caller.call;
    let page = discussion::thread(r, call, id).await?;
    let last_page = page_of(page.thread.last_number);
    let current = asked
        .unwrap_or_else(|| opened_at(&page, caller))
        .clamp(1, last_page);
    let first_here = (current - 1) * PAGE + 1;
    let kept = app.kept.posts(r, &page, first_here, current * PAGE).await?;
    let thread = &page.thread;
    let member = page.standing.role().is_some();
    let look = Look {
        lang: call.lang,
        now: call.now,
        viewer: call.actor.person(),
        read: member.then_some(&page.read),
    };
    let posts: Vec<view::Post> = kept
        .iter()
        .map(|post| present::post(id, post, &look))
        .collect();
    let mut frame = frame::full(app, caller, r, thread.title.clone(), view::Nav::Elsewhere).await?;
    frame::listen(&mut frame, &format!("thread:{id}"), position);

    let last = thread.last_number;
    let unread = if member { last - page.read.count() } else { 0 };
    let first = page
        .read
        .first_missing(last)
        .filter(|_| unread > 0 && page.read.count() > 0);
    let here =
        kept.first().map_or(1, |post| post.number)..=kept.last().map_or(0, |post| post.number);
    let name = thread.community_name(call.lang).to_owned();
    let follow_up = follow_up(caller, r, &page).await?;
    Ok(view::Thread {
        follow_up,
        id: id.to_string(),
        title: thread.title.clone(),
        kind: present::kind(thread.kind),
        closed: thread.state == discussion::State::Closed,
        community: view::CommunityLink {
            slug: thread.community_slug.clone(),
            name,
            mark: u8::try_from(thread.priority_place).unwrap_or(0),
        },
        starter: thread.author().map(present::author),
        former: present::former(call.lang, thread.left_to()),
        started: when(caller, thread.created_at),
        replies: count(last - 1),
        pager: view::Pager::new(
            format!("/t/{id}?page="),
            count(current),
            count(page_of(last)),
        ),
        first_unread: first.map(|number| {
            if here.contains(&number) {
                format!("#post-{number}")
            } else {
                format!("/t/{id}/{number}")
            }
        }),
        unread: count(unread),
        mark_upto: posts
            .iter()
            .rev()
            .find(|post| post.unread)
            .map(|post| post.number),
        posts,
        answer: answer(caller, &page, &kept, id, typed),
        frame,
    })
}
