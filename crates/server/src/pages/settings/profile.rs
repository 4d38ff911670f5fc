//! `/settings/profile`: what one tells of oneself, and who sees it.

use axum::extract::State;
use axum::response::Response;
use base::{Invalid, Line};
use identity::{Audience, Audiences, Handle, ProfileForm, Tag};

use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::frame;
use crate::problem::Problem;
use crate::view;
use crate::when;
use crate::words::Words;

/// The longest name in characters.
const LONGEST_NAME: usize = 100;

async fn page(
    app: &App,
    caller: &Caller,
    typed: view::ProfileTyped,
    errors: view::FormErrors,
) -> Result<view::ProfileEdit, Problem> {
    let mut r = app.db.read().await?;
    let w = Words::of(caller.call.lang);
    let title = w.get("profile-title");
    Ok(view::ProfileEdit {
        frame: frame::full(app, caller, &mut r, title, view::Nav::Settings).await?,
        typed,
        errors,
    })
}

/// The form.
pub async fn profile(State(app): State<App>, caller: Caller) -> Result<Response, Problem> {
    caller.person()?;
    let mut r = app.db.read().await?;
    let own = identity::own_profile(&mut r, &caller.call).await?;
    drop(r);
    let away = own
        .shown
        .away_until
        .filter(|until| *until > caller.call.now);
    let typed = view::ProfileTyped {
        name: own.shown.name,
        handle: own.shown.handle,
        expertise: own.shown.expertise.join(", "),
        help: own.shown.help,
        away: away.map(when::day_of).unwrap_or_default(),
        job_for: own.audiences.job.as_str().to_owned(),
        expertise_for: own.audiences.expertise.as_str().to_owned(),
        help_for: own.audiences.help.as_str().to_owned(),
        away_for: own.audiences.away.as_str().to_owned(),
    };
    let page = page(&app, &caller, typed, view::FormErrors::none()).await?;
    Ok(frame::html(&page))
}

fn audience(fields: &Fields, name: &'static str) -> Result<Audience, Invalid> {
    Audience::parse(fields.get(name)).ok_or(Invalid::new(name, "unknown"))
}

fn parse(fields: &Fields) -> Result<ProfileForm, identity::Error> {
    let name = Line::parse("name", fields.get("name"), LONGEST_NAME);
    let handle = Handle::parse("handle", fields.get("handle").trim());
    let expertise = Tag::parse_all("expertise", fields.get("expertise"));
    let help = identity::help("help", fields.get("help"));
    let away_until = match fields.get("away") {
        "" => Ok(None),
        text => when::day(text)
            .map(Some)
            .ok_or(Invalid::new("away", "not-a-date")),
    };
    let audiences = (|| {
        Ok(Audiences {
            job: audience(fields, "job-for")?,
            expertise: audience(fields, "expertise-for")?,
            help: audience(fields, "help-for")?,
            away: audience(fields, "away-for")?,
        })
    })();
    match (name, handle, expertise, help, away_until, audiences) {
        (Ok(name), Ok(handle), Ok(expertise), Ok(help), Ok(away_until), Ok(audiences)) => {
            Ok(ProfileForm {
                name,
                handle,
                expertise,
                help,
                away_until,
                audiences,
            })
        }
        (name, handle, expertise, help, away, audiences) => {
            let wrong = [
                name.err(),
                handle.err(),
                expertise.err(),
                help.err(),
                away.err(),
                audiences.err(),
            ];
            Err(identity::Error::Invalid(
                wrong.into_iter().flatten().collect(),
            ))
        }
    }
}

/// Keeps it.
pub async fn save_profile(
    State(app): State<App>,
    caller: Caller,
    fields: Fields,
) -> Result<Response, Problem> {
    caller.person()?;
    let saved = async {
        let form = parse(&fields)?;
        let mut w = app.db.write().await?;
        identity::save_profile(&mut w, &caller.call, &form).await?;
        w.commit().await?;
        Ok::<String, Problem>(format!("/people/{}", form.handle.as_str()))
    };
    match saved.await {
        Ok(own) => Ok(frame::on_to_with(&app, &own, "saved")),
        Err(problem) if problem.status.is_client_error() => {
            let get = |name: &str| fields.get(name).to_owned();
            let typed = view::ProfileTyped {
                name: get("name"),
                handle: get("handle"),
                expertise: get("expertise"),
                help: get("help"),
                away: get("away"),
                job_for: get("job-for"),
                expertise_for: get("expertise-for"),
                help_for: get("help-for"),
                away_for: get("away-for"),
            };
            let errors = problem.to_form(caller.call.lang);
            let page = page(&app, &caller, typed, errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}
