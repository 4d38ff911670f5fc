//! `/coordinate/{slug}/invite`: inviting people by their addresses.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use base::Limit;
use membership::way_in::rules;
use membership::{Outcome, Role, Slug, WayIn, WayInCursor};
use store::Reader;

use super::{link, slug_of};
use crate::app::App;
use crate::extract::{Caller, FormWithFile};
use crate::flow::way_in::{self, Reported};
use crate::pages::{frame, place_in_time};
use crate::problem::Problem;
use crate::when::date_of;
use crate::words::Words;
use crate::{view, view::InviteForm};

/// Ways in on a page.
const SHOWN: Limit = Limit::USUAL;
/// What stands in the form for a link at first.
const LINK: (&str, &str) = ("25", "14");

/// The page, with what is open from a place on; for whoever looks after the community.
pub(super) async fn page(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    after: WayInCursor,
) -> Result<view::MembersInvite, Problem> {
    let call = &caller.call;
    let mut r = app.db.read().await?;
    let listed = membership::list_ways_in(&mut r, call, slug, after, SHOWN).await?;
    let shown = membership::community(&mut r, call, slug).await?;
    let here = format!("/coordinate/{}/invite", slug.as_str());
    let last = listed.items.last().filter(|_| listed.more);
    let next = last.map(|last| format!("{here}?after={}.{}", last.created_at.micros(), last.id));
    let title = Words::of(call.lang).get("members-invite-title");
    Ok(view::MembersInvite {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Elsewhere).await?,
        community: link(&mut r, caller, &shown.community).await?,
        form: InviteForm::default(),
        errors: view::FormErrors::none(),
        report: Vec::new(),
        sent: 0,
        link: None,
        uses: LINK.0.to_owned(),
        days: LINK.1.to_owned(),
        link_errors: view::FormErrors::none(),
        ways: rows(&mut r, caller, listed.items).await?,
        first: (after != WayInCursor::start()).then_some(here),
        next,
    })
}

async fn rows(
    r: &mut Reader,
    caller: &Caller,
    ways: Vec<WayIn>,
) -> Result<Vec<view::WayInRow>, Problem> {
    let mut people: Vec<_> = ways.iter().map(|one| one.invited_by).collect();
    people.sort_unstable();
    people.dedup();
    let cards = identity::cards(r, &people).await?;
    let w = Words::of(caller.call.lang);
    let row = |one: WayIn| {
        let by = cards.iter().find(|card| card.id == one.invited_by);
        let uses = [
            ("uses", one.uses.into()),
            ("most", (one.uses + one.uses_left).into()),
        ];
        view::WayInRow {
            id: one.id.to_string(),
            uses: match one.email {
                Some(_) => String::new(),
                None => w.with("members-link-uses", &uses),
            },
            what: one
                .email
                .unwrap_or_else(|| w.get("members-link").to_owned()),
            coordinator: one.role == Role::Coordinator,
            by: by.map(|card| card.name.clone()).unwrap_or_default(),
            until: date_of(one.expires_at, caller.call.lang),
        }
    };
    Ok(ways.into_iter().map(row).collect())
}

/// The forms, and what is open.
pub async fn form(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Response, Problem> {
    let place = place_in_time(query.get("after")).map(|(at, id)| WayInCursor { at, id });
    let after = place.unwrap_or_else(WayInCursor::start);
    Ok(frame::html(
        &page(&app, &caller, &slug_of(&slug)?, after).await?,
    ))
}

/// Invites whoever was read, and shows what came of each line; what could not be read stands in the form again.
pub async fn invite(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    sent: FormWithFile,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let fields = &sent.fields;
    let coordinator = Role::parse(fields.get("role")) == Some(Role::Coordinator);
    let role = if coordinator {
        Role::Coordinator
    } else {
        Role::Member
    };
    let typed = |addresses: String| InviteForm {
        addresses,
        coordinator,
        word: fields.get("word").to_owned(),
    };
    let mut text = fields.get("addresses").to_owned();
    if !sent.file.is_empty() {
        text = format!("{}\n{text}", rules::text_of(&sent.file));
    }
    match try_invite(&app, &caller, &slug, &text, role, fields.get("word")).await {
        Ok(reported) => {
            let left = reported.iter().filter(|one| !one.outcome.is_done());
            let left: Vec<&str> = left.map(|one| one.read.text.as_str()).collect();
            let letters = reported
                .iter()
                .filter(|one| matches!(one.outcome, Outcome::Invited | Outcome::Again));
            let page = view::MembersInvite {
                sent: u32::try_from(letters.count()).unwrap_or(u32::MAX),
                form: typed(left.join("\n")),
                report: reported.iter().map(|one| line(&caller, one)).collect(),
                ..page(&app, &caller, &slug, WayInCursor::start()).await?
            };
            Ok(frame::html(&page))
        }
        Err(problem) if !problem.fields.is_empty() || problem.retry_after.is_some() => {
            let page = view::MembersInvite {
                form: typed(text),
                errors: problem.to_form(caller.call.lang),
                ..page(&app, &caller, &slug, WayInCursor::start()).await?
            };
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

async fn try_invite(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    text: &str,
    role: Role,
    word: &str,
) -> Result<Vec<Reported>, Problem> {
    let all = rules::read(text);
    if all.is_empty() {
        return Err(Problem::field("addresses", "required"));
    }
    let letters = all.iter().filter(|one| one.entry.is_ok()).count();
    app.limits.invite(caller.person()?, letters)?;
    let mut w = app.db.write().await?;
    let reported = way_in::invite(&mut w, &caller.call, slug, all, role, word, false).await?;
    w.commit().await?;
    Ok(reported)
}

fn line(caller: &Caller, one: &Reported) -> view::ReportLine {
    let w = Words::of(caller.call.lang);
    let outcome = match one.outcome {
        Outcome::Invited => "members-outcome-invited",
        Outcome::Again => "members-outcome-again",
        Outcome::Member => "members-outcome-member",
        Outcome::Added => "members-outcome-added",
        Outcome::Guest => "members-outcome-guest",
        Outcome::NoAddress => "members-outcome-no-address",
        Outcome::NotAnAddress => "members-outcome-not-an-address",
        Outcome::Double => "members-outcome-double",
        Outcome::TooMany => "members-outcome-too-many",
    };
    view::ReportLine {
        number: one.read.number.to_string(),
        text: one.read.text.clone(),
        outcome: w.get(outcome),
        done: one.outcome.is_done(),
    }
}
