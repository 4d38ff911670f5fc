//! `/coordinate/{slug}/invite`: inviting people by their addresses.

use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use membership::way_in::rules;
use membership::{Outcome, Role, Slug, WayInCursor};

use super::open::page;
use super::slug_of;
use crate::app::App;
use crate::extract::{Caller, FormWithFile};
use crate::flow::way_in::{self, Reported};
use crate::pages::{frame, place_in_time};
use crate::problem::Problem;
use crate::words::Words;
use crate::{view, view::InviteForm};

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
