//! The form of a community: shown, read, shown again.

use axum::response::Response;
use membership::{Community, CommunityForm, CommunityTyped, Door};
use store::Reader;

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::{frame, present};
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

const CHARTER: [&str; 6] = [
    "charter.goal",
    "charter.domain",
    "charter.practice",
    "charter.rhythm",
    "charter.outcome",
    "charter.term",
];

/// What a form is for.
pub(in crate::pages) struct Purpose<'a> {
    /// The title and the sentence below it, as messages.
    pub(in crate::pages) words: (&'static str, &'static str),
    /// What it stands under.
    pub(in crate::pages) community: Option<&'a Community>,
    /// Where it goes to, and where one goes who changes nothing.
    pub(in crate::pages) action: String,
    pub(in crate::pages) back: String,
    /// What it offers.
    pub(in crate::pages) offer: view::CommunityOffer,
}

/// The page with the form.
pub(in crate::pages) async fn page(
    app: &App,
    caller: &Caller,
    r: &mut Reader,
    purpose: Purpose<'_>,
    typed: view::CommunityFields,
    errors: view::FormErrors,
) -> Result<view::CommunityEdit, Problem> {
    let w = Words::of(caller.call.lang);
    let priorities = membership::list_priorities(r).await?;
    let (title, lead) = purpose.words;
    Ok(view::CommunityEdit {
        frame: frame::full(app, caller, r, w.get(title), view::Nav::Elsewhere).await?,
        lead: w.get(lead),
        community: purpose.community.map(|community| view::CommunityLink {
            slug: community.slug.clone(),
            name: community.name(caller.call.lang).to_owned(),
            mark: present::mark(&priorities, &community.priority_slug),
        }),
        action: purpose.action,
        back: purpose.back,
        typed,
        offer: purpose.offer,
        errors,
    })
}

/// The page again, with what was typed and what is wrong with it; other problems are passed on.
pub(in crate::pages) async fn again(
    app: &App,
    caller: &Caller,
    purpose: Purpose<'_>,
    typed: view::CommunityFields,
    problem: Problem,
) -> Result<Response, Problem> {
    if !problem.status.is_client_error() || problem.code == "not-found" {
        return Err(problem);
    }
    let mut r = app.db.read().await?;
    let errors = problem.to_form(caller.call.lang);
    let page = page(app, caller, &mut r, purpose, typed, errors).await?;
    Ok(frame::refused(&page, &problem))
}

/// What was typed.
pub(in crate::pages) fn fields_of(fields: &Fields) -> view::CommunityFields {
    let get = |name: &str| fields.get(name).to_owned();
    view::CommunityFields {
        id: get("id"),
        version: get("version"),
        name_nl: get("name.nl"),
        name_en: get("name.en"),
        purpose_nl: get("purpose.nl"),
        purpose_en: get("purpose.en"),
        slug: get("slug"),
        priority: get("priority"),
        visibility: get("visibility"),
        joining: get("joining"),
        question: get("question"),
        charter: CHARTER.map(get),
        welcome: get("welcome"),
        tags: get("tags"),
        pins: get("pins"),
    }
}

/// What was typed, as far as it can be accepted.
pub(in crate::pages) fn read(
    typed: &view::CommunityFields,
) -> Result<CommunityForm, membership::Error> {
    CommunityForm::parse(&CommunityTyped {
        name_nl: &typed.name_nl,
        name_en: &typed.name_en,
        purpose_nl: &typed.purpose_nl,
        purpose_en: &typed.purpose_en,
        charter: typed.charter.each_ref().map(String::as_str),
        welcome: &typed.welcome,
        question: &typed.question,
        visibility: &typed.visibility,
        joining: &typed.joining,
        tags: &typed.tags,
        pins: &typed.pins,
        slug: &typed.slug,
    })
}

/// Who reads and who writes by a door, as one sentence after the other.
pub(in crate::pages) fn readers(w: &'static Words, door: Door) -> String {
    let who = view::Who(door);
    format!("{} {}", who.reads(w), who.writes(w))
}
