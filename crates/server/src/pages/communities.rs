//! `/c/{slug}`: a community, joining and leaving it, and starting a conversation in it.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::{PersonId, PostId, ThreadId};
use discussion::{Draft, NewThread, ThreadCursor, Title};
use membership::{CommunityDetail, Joined, Joining, Slug, Visibility};
use store::Reader;

use super::frame::{self, count, when};
use super::{home, local, present};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::view;

fn slug_of(text: &str) -> Result<Slug, Problem> {
    Slug::parse(text).map_err(|_| Problem::not_found())
}

/// A community's page.
pub async fn community(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let position = app.hub.position();
    let mut r = app.db.read().await?;
    let shown = membership::community(&mut r, &caller.call, &slug).await?;
    let after = query
        .get("after")
        .and_then(|text| cursor(text))
        .unwrap_or(ThreadCursor::START);
    let threads = discussion::list_threads(&mut r, &caller.call, &shown, after, home::LIST).await?;
    let coordinators = membership::list_coordinators(&mut r, &shown).await?;
    let mut people: Vec<PersonId> = threads
        .items
        .iter()
        .map(|thread| thread.author_id)
        .collect();
    people.extend(&coordinators);
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(&mut r, &people).await?;
    let priorities = membership::list_priorities(&mut r).await?;

    let lang = caller.call.lang;
    let community = &shown.community;
    let name = community.name(lang).to_owned();
    let mut frame = frame::full(&app, &caller, &mut r, name.clone(), view::Nav::Elsewhere).await?;
    frame::listen(
        &mut frame,
        &format!("community:{}", community.slug),
        position,
    );
    let priority = priorities
        .iter()
        .find(|priority| priority.slug == community.priority_slug);
    let base = format!("/c/{}", community.slug);
    let older = threads.more.then(|| threads.items.last()).flatten();
    let page = view::Community {
        frame,
        slug: community.slug.clone(),
        name,
        mark: present::mark(&priorities, &community.priority_slug),
        priority: priority
            .map(|priority| priority.name(lang).to_owned())
            .unwrap_or_default(),
        purpose: community.purpose(lang).to_owned(),
        who: who(community.visibility, community.joining),
        members: count(community.member_count),
        coordinators: coordinators
            .iter()
            .filter_map(|id| present::person(&cards, *id))
            .collect(),
        membership: standing(&shown),
        threads: threads
            .items
            .iter()
            .map(|thread| row(&caller, thread, &cards))
            .collect(),
        newer: (after != ThreadCursor::START).then(|| base.clone()),
        older: older.map(|last| format!("{base}?after={}.{}", last.last_post_at.micros(), last.id)),
    };
    Ok(frame::html(&page))
}

fn who(visibility: Visibility, joining: Joining) -> view::Who {
    match (visibility, joining) {
        (Visibility::Public, Joining::Open) => view::Who::Open,
        (Visibility::Public, Joining::Request) => view::Who::OnRequest,
        (Visibility::Network, Joining::Open) => view::Who::NetworkOpen,
        (Visibility::Network, Joining::Request) => view::Who::NetworkOnRequest,
        (Visibility::Members, Joining::Open) => view::Who::MembersOpen,
        (Visibility::Members, Joining::Request) => view::Who::MembersOnRequest,
    }
}

fn cursor(text: &str) -> Option<ThreadCursor> {
    let (at, id) = text.split_once('.')?;
    Some(ThreadCursor {
        last_post_at: base::Ts::from_micros(at.parse().ok()?),
        id: id.parse().ok()?,
    })
}

fn standing(shown: &CommunityDetail) -> view::Membership {
    match shown.standing.role() {
        Some(membership::Role::Coordinator) => view::Membership::Coordinator,
        Some(membership::Role::Member) => view::Membership::Member,
        None if !shown.standing.signed_in() => view::Membership::SignedOut,
        None if shown.asked => view::Membership::Asked,
        None => view::Membership::Outside,
    }
}

fn row(caller: &Caller, thread: &discussion::Heading, cards: &[identity::Card]) -> view::ThreadRow {
    let author = present::person(cards, thread.author_id);
    view::ThreadRow {
        url: home::address(thread.id, thread.first_unread.unwrap_or(1)),
        title: thread.title.clone(),
        kind: present::kind(thread.kind),
        author: author
            .as_ref()
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        organisation: author.map(|person| person.organisation).unwrap_or_default(),
        replies: count(thread.last_number - 1),
        when: when(caller, thread.last_post_at),
        unread: count(thread.unread),
        closed: thread.state == discussion::State::Closed,
    }
}

/// Joins, or asks to; then back to where the button stood.
pub async fn join(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    let joined =
        membership::join_community(&mut w, &caller.call, &slug, Some(fields.get("reason"))).await?;
    w.commit().await?;
    let back = match fields.get("return") {
        "" => format!("/c/{}", slug.as_str()),
        path => local(path).to_owned(),
    };
    let code = match joined {
        Joined::Member => "joined",
        Joined::Requested => "asked",
    };
    Ok(frame::on_to_with(&app, &back, code))
}

/// Leaves.
pub async fn leave(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let mut w = app.db.write().await?;
    membership::leave_community(&mut w, &caller.call, &slug).await?;
    w.commit().await?;
    Ok(frame::on_to_with(
        &app,
        &format!("/c/{}", slug.as_str()),
        "left",
    ))
}

async fn new_page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    slug: &Slug,
    form: view::ThreadForm,
    errors: view::FormErrors,
) -> Result<view::ThreadNew, Problem> {
    let shown = membership::community(r, &caller.call, slug).await?;
    caller.person()?;
    if !shown.standing.may_write() {
        return Err(discussion::Error::NotMember.into());
    }
    let priorities = membership::list_priorities(r).await?;
    let w = crate::words::Words::of(caller.call.lang);
    Ok(view::ThreadNew {
        frame: frame::full(app, caller, r, w.get("thread-new"), view::Nav::Elsewhere).await?,
        community: view::CommunityLink {
            slug: shown.community.slug.clone(),
            name: shown.community.name(caller.call.lang).to_owned(),
            mark: present::mark(&priorities, &shown.community.priority_slug),
        },
        form,
        errors,
    })
}

/// The page to start a conversation.
pub async fn new_thread(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let form = view::ThreadForm {
        id: caller.call.ids.thread().to_string(),
        kind: view::Kind::Discussion,
        title: String::new(),
        body: String::new(),
    };
    let mut r = app.db.read().await?;
    let page = new_page(
        &app,
        &caller,
        &mut r,
        &slug_of(&slug)?,
        form,
        view::FormErrors::none(),
    )
    .await?;
    Ok(frame::html(&page))
}

/// Starts a conversation, or shows the form again with what was typed.
pub async fn open_thread(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    match try_open(&app, &caller, &slug, &fields).await {
        Ok(id) => Ok(frame::on_to(&format!("/t/{id}"))),
        Err(problem) if problem.status.is_client_error() && problem.code != "not-found" => {
            let form = view::ThreadForm {
                id: fields
                    .get("id")
                    .parse()
                    .unwrap_or_else(|_| caller.call.ids.thread())
                    .to_string(),
                kind: view::Kind::parse(fields.get("kind")).unwrap_or(view::Kind::Discussion),
                title: fields.get("title").to_owned(),
                body: fields.get("body").to_owned(),
            };
            let mut r = app.db.read().await?;
            let errors = problem.to_form(caller.call.lang);
            let page = new_page(&app, &caller, &mut r, &slug, form, errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_open(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    fields: &Fields,
) -> Result<ThreadId, Problem> {
    let title = Title::parse(fields.get("title"));
    let draft = Draft::parse(fields.get("body"));
    let kind = match fields.get("kind") {
        "" => Some(discussion::Kind::Discussion),
        word => discussion::Kind::parse(word),
    };
    let kind = kind.ok_or(base::Invalid::new("kind", "unknown"));
    let wrong: Vec<_> = [
        title.as_ref().err(),
        draft.as_ref().err(),
        kind.as_ref().err(),
    ]
    .into_iter()
    .flatten()
    .cloned()
    .collect();
    let (Ok(title), Ok(draft), Ok(kind)) = (title, draft, kind) else {
        return Err(discussion::Error::Invalid(wrong).into());
    };
    let call = &caller.call;
    let new = NewThread {
        id: fields
            .get("id")
            .parse()
            .unwrap_or_else(|_| call.ids.thread()),
        first: PostId(call.ids.uuid(call.now)),
        community: slug.clone(),
        kind,
        title,
        draft,
    };
    let mut w = app.db.write().await?;
    let id = discussion::open_thread(&mut w, call, new).await?;
    w.commit().await?;
    Ok(id)
}
