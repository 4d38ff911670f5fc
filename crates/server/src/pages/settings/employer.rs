//! Where one works: chosen, accepted as offered, ended.

use axum::extract::State;
use axum::response::Response;
use base::{Invalid, Line, OrganisationId, Ts};
use identity::LONGEST_JOB;

use super::{Sent, page};
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::flow;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::when;

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
        flow::leave::end_work(&mut w, &caller.call, person, until).await?;
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

/// A last working day as a moment: today is now, the day on which it began is its beginning, and one to come is worked to
/// its end.
fn moment(day: &str, start: Ts, since: Ts, now: Ts) -> Ts {
    if day == when::day_of(now) {
        now
    } else if day == when::day_of(since) {
        since
    } else if start > now {
        when::end_of_day(start)
    } else {
        start
    }
}
