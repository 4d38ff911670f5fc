//! Where one works: chosen, accepted as offered, ended.

use axum::extract::State;
use axum::response::Response;
use base::{Invalid, Line, OrganisationId, Ts};
use identity::{LONGEST_JOB, Organisation};
use store::Reader;

use super::{Sent, page};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view::{self, OrganisationGroup};
use crate::when;
use crate::words::Words;

/// The section as it is stored, with what was typed when a form came back.
pub(super) async fn section(
    r: &mut Reader,
    caller: &Caller,
    sent: Option<view::WorkForm>,
) -> Result<view::WorkForm, Problem> {
    let call = &caller.call;
    let offer = offer(r, caller).await?;
    let open = identity::employment(r, call).await?;
    let choices = identity::list_choices(r, call).await?;
    let employer = open.as_ref().and_then(|open| {
        let of = choices.iter().find(|one| one.id == open.organisation);
        of.map(|one| one.name.clone())
    });
    let stored = || view::WorkForm {
        organisation: open
            .as_ref()
            .map(|open| open.organisation.to_string())
            .unwrap_or_default(),
        job: open
            .as_ref()
            .map(|open| open.job.clone())
            .unwrap_or_default(),
        until: when::day_of(call.now),
        ..view::WorkForm::default()
    };
    Ok(view::WorkForm {
        offer,
        employer,
        groups: groups(choices, Words::of(call.lang)),
        ..sent.unwrap_or_else(stored)
    })
}

/// An employer to offer to whoever has none; no statement for whoever has one.
pub async fn offer(r: &mut Reader, caller: &Caller) -> Result<Option<view::Offer>, Problem> {
    if caller.account()?.organisation.is_empty() {
        let offered = identity::offered_employer(r, &caller.call).await?;
        return Ok(offered.map(|one| view::Offer {
            id: one.id.to_string(),
            name: one.name,
        }));
    }
    Ok(None)
}

/// The organisations to choose from, by province as they come.
pub fn groups(choices: Vec<Organisation>, w: &Words) -> Vec<OrganisationGroup> {
    let mut groups: Vec<OrganisationGroup> = Vec::new();
    for one in choices {
        let name = match one.province {
            Some(province) => province.name(),
            None => w.get("organisation-nationwide"),
        };
        let entry = (one.id.to_string(), one.name);
        match groups.last_mut() {
            Some(last) if last.name == name => last.organisations.push(entry),
            _ => groups.push(OrganisationGroup {
                name: name.to_owned(),
                organisations: vec![entry],
            }),
        }
    }
    groups
}

async fn refused(
    app: &App,
    caller: &Caller,
    work: view::WorkForm,
    problem: &Problem,
) -> Result<Response, Problem> {
    let sent = Sent {
        work: Some(work),
        ..Sent::default()
    };
    Ok(frame::refused(&page(app, caller, sent).await?, problem))
}

/// Chooses where one works, and as what.
pub async fn employer(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let chosen = async {
        let id: OrganisationId = fields
            .get("organisation")
            .parse()
            .map_err(|_| identity::Error::from(Invalid::new("organisation", "unknown")))?;
        let job = match fields.get("job").trim() {
            "" => None,
            text => Some(Line::parse("job", text, LONGEST_JOB).map_err(identity::Error::from)?),
        };
        let job = job.as_ref().map_or("", Line::as_str);
        let mut w = app.db.write().await?;
        identity::choose_employer(&mut w, &caller.call, id, job).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match chosen.await {
        Ok(()) => Ok(frame::on_to_with(&app, "/settings#work", "saved")),
        Err(problem) if problem.status.is_client_error() => {
            let work = view::WorkForm {
                organisation: fields.get("organisation").to_owned(),
                job: fields.get("job").to_owned(),
                until: when::day_of(caller.call.now),
                errors: problem.to_form(caller.call.lang),
                ..view::WorkForm::default()
            };
            refused(&app, &caller, work, &problem).await
        }
        Err(problem) => Err(problem),
    }
}

/// Says that one works there no longer.
pub async fn end_employer(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    let person = caller.person()?;
    let ended = async {
        let day = fields.get("until");
        let start = when::day(day).ok_or_else(|| Problem::field("until", "not-a-date"))?;
        let mut w = app.db.write().await?;
        let open = identity::employment(&mut w, &caller.call).await?;
        let since = open.ok_or(identity::Error::NotFound)?.since;
        let until = moment(day, start, since, caller.call.now);
        identity::end_employment(&mut w, &caller.call, person, until).await?;
        w.commit().await?;
        Ok::<(), Problem>(())
    };
    match ended.await {
        Ok(()) => Ok(frame::on_to_with(&app, "/settings#work", "saved")),
        Err(problem) if !problem.fields.is_empty() => {
            let account = caller.account()?;
            let work = view::WorkForm {
                job: account.job.clone(),
                until: fields.get("until").to_owned(),
                end_errors: problem.to_form(caller.call.lang),
                ..view::WorkForm::default()
            };
            refused(&app, &caller, work, &problem).await
        }
        Err(problem) => Err(problem),
    }
}

/// A day as a moment: today is now, the day on which it began is its beginning.
fn moment(day: &str, start: Ts, since: Ts, now: Ts) -> Ts {
    if day == when::day_of(now) {
        now
    } else if day == when::day_of(since) {
        since
    } else {
        start
    }
}
