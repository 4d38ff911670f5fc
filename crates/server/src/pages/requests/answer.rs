//! The desk, and answering at it.

use axum::extract::{Path, State};
use axum::response::Response;
use base::PersonId;
use membership::{Answered, Slug, Verdict};

use super::named;
use super::page::{Sent, page};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow::requests::{self, Given};
use crate::pages::communities::slug_of;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::words::Words;

/// What waits and what was answered.
pub async fn list(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    let mut r = app.db.read().await?;
    let page = page(&app, &caller, &mut r, &slug, Sent::default()).await?;
    Ok(frame::html(&page))
}

/// Answers those who were ticked, or accepts those a button names; shows the desk again when somebody was quicker.
pub async fn answer(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    let outcome = attempt(&app, &caller, &slug, &fields).await;
    let sent = match outcome {
        Ok(all) if all.iter().all(|(_, one)| *one == Answered::Done) => {
            let path = format!("/coordinate/{}/requests", slug.as_str());
            return Ok(frame::on_to_with(&app, &path, "requests-answered"));
        }
        Ok(outcome) => Sent {
            outcome,
            ..Sent::default()
        },
        Err(problem) if problem.code == "invalid" => {
            let sent = Sent {
                ticked: ticked(&fields),
                saved: fields.get("saved").to_owned(),
                typed: typed(&fields),
                errors: errors(&problem, &caller),
                outcome: Vec::new(),
            };
            let mut r = app.db.read().await?;
            let page = page(&app, &caller, &mut r, &slug, sent).await?;
            return Ok(frame::refused(&page, &problem));
        }
        Err(problem) => return Err(problem),
    };
    let mut r = app.db.read().await?;
    let page = page(&app, &caller, &mut r, &slug, sent).await?;
    Ok(frame::html(&page))
}

async fn attempt(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    fields: &Fields,
) -> Result<Vec<(PersonId, Answered)>, Problem> {
    let at_once = named(fields, "accept");
    let given = if at_once.is_empty() {
        let verdict = Verdict::parse(fields.get("act"));
        Given {
            people: ticked(fields),
            verdict: verdict.ok_or_else(|| Problem::field("act", "unknown"))?,
            saved: fields.get("saved").parse().ok(),
            text: fields.get("answer"),
            next_step: fields.get("next-step"),
            keep_as: (fields.get("keep") == "yes").then(|| fields.get("saved-title")),
        }
    } else {
        Given {
            people: at_once,
            verdict: Verdict::Accepted,
            saved: None,
            text: "",
            next_step: "",
            keep_as: None,
        }
    };
    let mut w = app.db.write().await?;
    let outcome = requests::answer(&mut w, &caller.call, slug, &given).await?;
    if outcome.is_empty() {
        return Err(Problem::field("person", "required"));
    }
    w.commit().await?;
    Ok(outcome)
}

/// Whoever was ticked, alone or with their group.
fn ticked(fields: &Fields) -> Vec<PersonId> {
    let mut all = named(fields, "person");
    all.extend(named(fields, "group"));
    all
}

fn typed(fields: &Fields) -> view::AnswerTyped {
    view::AnswerTyped {
        answer: fields.get("answer").to_owned(),
        next_step: fields.get("next-step").to_owned(),
        keep: fields.get("keep") == "yes",
        title: fields.get("saved-title").to_owned(),
    }
}

fn errors(problem: &Problem, caller: &Caller) -> view::FormErrors {
    let w = Words::of(caller.call.lang);
    if problem.fields.iter().any(|wrong| wrong.field == "person") {
        return view::FormErrors::one("person", w.get("request-tick"));
    }
    problem.to_form(caller.call.lang)
}
