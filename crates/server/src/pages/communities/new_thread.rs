//! `/c/{slug}/new`: starting a conversation.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{PostId, ThreadId};
use discussion::{Draft, NewThread, Title};
use membership::Slug;
use store::Reader;

use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{frame, present};
use crate::problem::Problem;
use crate::view;

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
    if shown.standing.role().is_some() && !shown.standing.is_open() {
        return Err(membership::Error::Archived.into());
    }
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
    let typed = format!("{}\n\n{}", fields.get("title"), fields.get("body"));
    let back = format!("/c/{}/new", slug.as_str());
    caller
        .person()
        .map_err(|problem| problem.keeping(&typed, back))?;
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
