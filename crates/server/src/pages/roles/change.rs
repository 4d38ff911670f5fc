//! Changing who looks after a community.

use axum::extract::{Path, State};
use axum::response::Response;
use base::{Invalid, PersonId};
use membership::{Error, Role, Slug, StandIn};

use super::page::page;
use crate::app::App;
use crate::extract::{Caller, Fields};
use crate::pages::communities::slug_of;
use crate::pages::frame;
use crate::problem::Problem;
use crate::view::{self, RoleAct};
use crate::when;
use crate::words::Words;

/// Makes somebody coordinator or no longer, hands over, or says who stands in.
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let slug = slug_of(&slug)?;
    caller.person()?;
    match attempt(&app, &caller, &slug, &fields).await {
        // Whoever has no rights here any more goes to the community.
        Ok((code @ "handed-over", _)) | Ok((code, true)) => Ok(frame::on_to_with(
            &app,
            &format!("/c/{}", slug.as_str()),
            code,
        )),
        Ok((code, false)) => {
            let path = format!("/coordinate/{}/roles", slug.as_str());
            Ok(frame::on_to_with(&app, &path, code))
        }
        Err(problem) if matches!(problem.code, "invalid" | "last-coordinator" | "not-member") => {
            let errors = errors(&problem, &caller);
            let mut r = app.db.read().await?;
            let sought = fields.get("q");
            let page = page(&app, &caller, &mut r, &slug, sought, typed(&fields), errors).await?;
            Ok(frame::refused(&page, &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// What was done, and whether the caller gave up their own role.
async fn attempt(
    app: &App,
    caller: &Caller,
    slug: &Slug,
    fields: &Fields,
) -> Result<(&'static str, bool), Problem> {
    let call = &caller.call;
    let person: PersonId = fields
        .get("person")
        .parse()
        .map_err(|_| Problem::field("person", "required"))?;
    let mut w = app.db.write().await?;
    let (code, own) = match fields.get("act") {
        "end" => {
            membership::set_role(&mut w, call, slug, person, Role::Member).await?;
            ("role-changed", call.actor.person() == Some(person))
        }
        "end-stand-in" => {
            membership::end_stand_in(&mut w, call, slug, person).await?;
            ("stand-in-ended", false)
        }
        act => match RoleAct::parse(act) {
            None => return Err(Problem::field("act", "unknown")),
            Some(RoleAct::Make) => {
                membership::set_role(&mut w, call, slug, person, Role::Coordinator).await?;
                ("role-changed", false)
            }
            Some(RoleAct::HandOver) => {
                membership::hand_over(&mut w, call, slug, person).await?;
                ("handed-over", true)
            }
            Some(RoleAct::StandIn) => {
                let named = absence(fields, person)?;
                membership::name_stand_in(&mut w, call, slug, &named).await?;
                ("stand-in-named", false)
            }
        },
    };
    w.commit().await?;
    Ok((code, own))
}

/// Whole days in the Netherlands, the last one with them.
fn absence(fields: &Fields, person_id: PersonId) -> Result<StandIn, Error> {
    let day = |field| {
        when::day(fields.get(field)).ok_or_else(|| Error::from(Invalid::new(field, "not-a-date")))
    };
    let coordinator = fields.get("coordinator").parse();
    Ok(StandIn {
        coordinator_id: coordinator.map_err(|_| Invalid::new("coordinator", "unknown"))?,
        person_id,
        starts_at: day("from")?,
        ends_at: when::end_of_day(day("until")?),
    })
}

fn typed(fields: &Fields) -> view::RoleTyped {
    view::RoleTyped {
        person: fields.get("person").to_owned(),
        act: RoleAct::parse(fields.get("act")).unwrap_or_default(),
        coordinator: fields.get("coordinator").to_owned(),
        from: fields.get("from").to_owned(),
        until: fields.get("until").to_owned(),
    }
}

fn errors(problem: &Problem, caller: &Caller) -> view::FormErrors {
    let w = Words::of(caller.call.lang);
    let about = |field: &str| problem.fields.iter().any(|wrong| wrong.field == field);
    if about("person") || about("stand-in") || problem.code == "not-member" {
        return view::FormErrors::one("person", w.get("stand-in-pick"));
    }
    problem.to_form(caller.call.lang)
}
