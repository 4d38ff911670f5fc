//! `/t/{id}`: a thread, page by page, answering in it, and marking it as read.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::{PostId, ThreadId};
use discussion::{Draft, NewPost, Posted, Ranges, ThreadPage};
use store::Reader;

use super::frame::{self, count, when};
use super::present::{self, Look};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view;

/// How many posts a page holds.
pub const PAGE: i64 = 20;

fn id_of(text: &str) -> Result<ThreadId, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The page on which a post stands.
fn page_of(number: i64) -> i64 {
    (number.max(1) - 1) / PAGE + 1
}

/// What was typed into the answer's form, when it comes back.
#[derive(Default)]
struct Typed {
    id: Option<PostId>,
    body: String,
    reply_to: Option<i64>,
    errors: view::FormErrors,
}

/// A page of a thread: the one asked for, else the one with the first post the caller has not read.
pub async fn thread(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let asked = query.get("page").and_then(|text| text.parse().ok());
    let typed = Typed {
        reply_to: query.get("reply").and_then(|text| text.parse().ok()),
        ..Typed::default()
    };
    let position = app.hub.position();
    let mut r = app.db.read().await?;
    let page = build(&app, &caller, &mut r, id, asked, position, typed).await?;
    Ok(frame::html(&page))
}

/// `/t/{id}/{n}` opens the thread at a post; with `?reply=` at the form, answering it.
pub async fn at_post(
    State(app): State<App>,
    caller: Caller,
    Path((id, number)): Path<(String, String)>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let id = id_of(&id)?;
    let number: i64 = number.parse().map_err(|_| Problem::not_found())?;
    let mut r = app.db.read().await?;
    let page = discussion::thread(&mut r, &caller.call, id).await?;
    if number < 1 || number > page.thread.last_number {
        return Err(Problem::not_found());
    }
    let to = match query.get("reply").and_then(|text| text.parse::<i64>().ok()) {
        Some(answered) => format!("/t/{id}?page={}&reply={answered}#reply", page_of(number)),
        None => format!("/t/{id}?page={}#post-{number}", page_of(number)),
    };
    Ok(frame::on_to(&to))
}

fn opened_at(page: &ThreadPage, caller: &Caller) -> i64 {
    let last = page.thread.last_number;
    if caller.account.is_none() {
        return 1;
    }
    page_of(page.read.first_missing(last).unwrap_or(last))
}

async fn build(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    id: ThreadId,
    asked: Option<i64>,
    position: i64,
    typed: Typed,
) -> Result<view::Thread, Problem> {
    let call = &caller.call;
    let mut current = 1;
    let page = discussion::thread_page(r, call, id, |page| {
        let last = page_of(page.thread.last_number);
        current = asked
            .unwrap_or_else(|| opened_at(page, caller))
            .clamp(1, last);
        ((current - 1) * PAGE + 1, current * PAGE)
    })
    .await?;
    let thread = &page.thread;
    let member = page.standing.role().is_some();
    let look = Look {
        lang: call.lang,
        now: call.now,
        viewer: call.actor.person(),
        read: member.then_some(&page.read),
    };
    let posts: Vec<view::Post> = page
        .posts
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
    let here = page.posts.first().map_or(1, |post| post.number)
        ..=page.posts.last().map_or(0, |post| post.number);
    let name = thread.community_name(call.lang).to_owned();
    Ok(view::Thread {
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
        answer: answer(caller, &page, id, typed),
        frame,
    })
}

fn answer(caller: &Caller, page: &ThreadPage, id: ThreadId, typed: Typed) -> view::Answer {
    if page.thread.state == discussion::State::Closed {
        return view::Answer::Closed;
    }
    if caller.account.is_none() {
        return view::Answer::SignedOut;
    }
    if !page.standing.may_write() {
        return view::Answer::NotMember;
    }
    let call = &caller.call;
    let to = typed.reply_to.and_then(|number| {
        let post = page.posts.iter().find(|post| post.number == number)?;
        let author = post.author()?.name.to_owned();
        Some(view::ReplyTo {
            number: count(number),
            author,
            url: format!("/t/{id}/{number}"),
        })
    });
    view::Answer::Form(Box::new(view::ReplyForm {
        id: typed
            .id
            .unwrap_or_else(|| PostId(call.ids.uuid(call.now)))
            .to_string(),
        reply_to: to,
        body: typed.body,
        errors: typed.errors,
    }))
}

/// Answers, or shows the form again with what was typed.
pub async fn post_reply(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let thread = id_of(&id)?;
    caller.person()?;
    let id = fields
        .get("id")
        .parse()
        .unwrap_or_else(|_| PostId(caller.call.ids.uuid(caller.call.now)));
    match try_reply(&app, &caller, thread, id, &fields).await {
        Ok(posted) => {
            let page = page_of(posted.number);
            Ok(frame::on_to(&format!(
                "/t/{thread}?page={page}#post-{}",
                posted.number
            )))
        }
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let typed = Typed {
                id: (problem.code != "id-taken").then_some(id),
                body: fields.get("body").to_owned(),
                reply_to: fields.get("reply_to").parse().ok(),
                errors: problem.to_form(caller.call.lang),
            };
            let position = app.hub.position();
            let mut r = app.db.read().await?;
            let page = build(
                &app,
                &caller,
                &mut r,
                thread,
                Some(i64::MAX),
                position,
                typed,
            )
            .await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_reply(
    app: &App,
    caller: &Caller,
    thread: ThreadId,
    id: PostId,
    fields: &Fields,
) -> Result<Posted, Problem> {
    let draft = Draft::parse(fields.get("body")).map_err(discussion::Error::from)?;
    let reply_to = match fields.get("reply_to") {
        "" => None,
        text => Some(
            text.parse()
                .map_err(|_| Problem::field("reply_to", "no-such-post"))?,
        ),
    };
    let mut w = app.db.write().await?;
    let posted = discussion::post_reply(
        &mut w,
        &caller.call,
        NewPost {
            id,
            thread,
            reply_to,
            draft,
        },
    )
    .await?;
    w.commit().await?;
    Ok(posted)
}

/// Marks a thread as read up to a post.
pub async fn mark_read(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let thread = id_of(&id)?;
    let person = caller.person()?;
    let upto: i64 = fields
        .get("upto")
        .parse()
        .map_err(|_| Problem::field("upto", "unknown"))?;
    let ranges = Ranges::parse(&[(1, upto)]).map_err(discussion::Error::from)?;
    let mut w = app.db.write().await?;
    let read = discussion::mark_read(&mut w, &caller.call, thread, &ranges).await?;
    notifications::read_thread(&mut w, person, thread, read.as_pairs(), caller.call.now).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/t/{thread}?page={}", page_of(upto)),
        "read",
    ))
}
