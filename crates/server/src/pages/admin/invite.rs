//! `/admin/accounts/new`: inviting somebody. To whoever is no administrator it is not there.

use std::collections::HashMap;

use axum::extract::{Query, State};
use axum::response::Response;
use base::{Limit, Line, PersonId, ThreadId};
use identity::{Email, NewAccount};
use membership::{Slug, Visibility};
use store::Reader;

use super::administrator;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// The thread the letter leads to; whoever comes in sees there what they may see.
fn thread(text: &str) -> Option<ThreadId> {
    text.parse().ok()
}

/// How many threads to begin at are offered.
const STARTS: i64 = 5;

/// The page; without a thread to begin at it offers the latest of the liveliest community that everybody may read, so that
/// whoever is invited reads something after one button.
async fn page(app: &App, caller: &Caller, thread: Option<&str>) -> Result<view::Invite, Problem> {
    let title = Words::of(caller.call.lang).get("invite-title");
    let mut r = app.db.read().await?;
    let starts = match thread {
        Some(_) => Vec::new(),
        None => starts(&mut r, caller).await?,
    };
    let first = starts.first().map(|(id, _)| id.clone());
    Ok(view::Invite {
        starts,
        thread: thread.map(str::to_owned).or(first).unwrap_or_default(),
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        name: String::new(),
        email: String::new(),
        errors: view::FormErrors::none(),
    })
}

/// Id and title of threads to begin at.
async fn starts(r: &mut Reader, caller: &Caller) -> Result<Vec<(String, String)>, Problem> {
    let call = &caller.call;
    let shown = membership::list_communities(r, call).await?;
    let mut lively = discussion::activity(r, &shown).await?;
    lively.sort_unstable_by_key(|one| std::cmp::Reverse((one.last_post_at, one.community_id)));
    let open = lively.iter().find_map(|one| {
        let found = shown
            .iter()
            .find(|(community, _)| community.id == one.community_id);
        found.filter(|(community, _)| community.visibility == Visibility::Public)
    });
    let Some((community, _)) = open else {
        return Ok(Vec::new());
    };
    let slug = Slug::parse(&community.slug).map_err(membership::Error::from)?;
    let detail = membership::community(r, call, &slug).await?;
    let limit = Limit::new(STARTS).unwrap_or(Limit::USUAL);
    let listed =
        discussion::list_threads(r, call, &detail, discussion::ThreadCursor::START, limit).await?;
    let start = |one: discussion::Heading| (one.id.to_string(), one.title);
    Ok(listed.items.into_iter().map(start).collect())
}

/// The form; `?thread=` is where the letter leads.
pub async fn invite_form(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    let thread = query.get("thread").and_then(|text| thread(text));
    let thread = thread.map(|thread| thread.to_string());
    let page = page(&app, &caller, thread.as_deref()).await?;
    Ok(frame::html(&page))
}

/// Makes the account and sends the invitation.
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    administrator(&caller)?;
    match try_invite(&app, &caller, &fields).await {
        Ok(()) => Ok(frame::on_to_with(&app, "/admin/accounts/new", "invited")),
        Err(problem) if problem.status.is_client_error() => {
            let page = view::Invite {
                name: fields.get("name").to_owned(),
                email: fields.get("email").to_owned(),
                errors: problem.to_form(caller.call.lang),
                thread: fields.get("thread").to_owned(),
                ..page(&app, &caller, None).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_invite(app: &App, caller: &Caller, fields: &Fields) -> Result<(), Problem> {
    let name = Line::parse("name", fields.get("name"), 100);
    let email = Email::parse("email", fields.get("email"));
    let (name, email) = match (name, email) {
        (Ok(name), Ok(email)) => (name, email),
        (name, email) => {
            let wrong = [name.err(), email.err()];
            return Err(identity::Error::Invalid(wrong.into_iter().flatten().collect()).into());
        }
    };
    let call = &caller.call;
    let to = thread(fields.get("thread")).map_or_else(|| "/".to_owned(), |id| format!("/t/{id}"));
    let new = NewAccount {
        id: PersonId(call.ids.uuid(call.now)),
        email,
        name,
        handle: None,
        organisation: String::new(),
        province: String::new(),
        job: String::new(),
        language: call.lang,
        administrator: false,
        password: None,
    };
    let mut w = app.db.write().await?;
    identity::invite_account(&mut w, call, new, &to).await?;
    w.commit().await?;
    Ok(())
}
