//! The section about one's work, and what there is to choose from.

use identity::Organisation;
use membership::Role;
use store::Reader;

use crate::extract::Caller;
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
    let ends = open.as_ref().and_then(|open| open.ends_at);
    let handover = match ends {
        Some(_) => handover(r, caller).await?,
        None => Vec::new(),
    };
    Ok(view::WorkForm {
        offer,
        employer,
        last_day: ends.map_or_else(String::new, |ends| {
            when::date_of(ends.plus_seconds(-1), call.lang)
        }),
        handover,
        groups: groups(choices, Words::of(call.lang)),
        ..sent.unwrap_or_else(stored)
    })
}

/// The communities the viewer looks after: name and slug.
async fn handover(r: &mut Reader, caller: &Caller) -> Result<Vec<(String, String)>, Problem> {
    let belongs = membership::list_of_person(r, &caller.call, caller.person()?).await?;
    let own = belongs
        .into_iter()
        .filter(|one| one.role == Role::Coordinator);
    let lang = caller.call.lang;
    Ok(own
        .map(|one| (one.name(lang).to_owned(), one.slug))
        .collect())
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
