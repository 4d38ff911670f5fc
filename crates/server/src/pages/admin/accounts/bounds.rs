//! Until when and where somebody is a guest, as a form says it.

use base::{Call, Invalid, PersonId, Ts};
use identity::Overview;
use membership::Slug;
use store::{Reader, Writer};

use crate::extract::{Caller, Fields};
use crate::problem::Problem;
use crate::{view, when};

/// Makes somebody a guest of the communities that were ticked, until the day that was typed.
pub(super) async fn bound(
    w: &mut Writer,
    call: &Call,
    id: PersonId,
    fields: &Fields,
) -> Result<(), Problem> {
    let until = when::day(fields.get("guest-until"))
        .ok_or_else(|| identity::Error::from(Invalid::new("guest-until", "not-a-date")))?;
    let all = membership::list_communities(w, call).await?;
    let ticked: Vec<Slug> = all
        .into_iter()
        .map(|(community, _)| community.slug)
        .filter(|slug| fields.get(&format!("in-{slug}")) == "yes")
        .filter_map(|slug| Slug::parse(&slug).ok())
        .collect();
    identity::bound_guest(w, call, id, Some(until)).await?;
    Ok(membership::admit_guest(w, call, id, &ticked).await?)
}

/// The form of a guest: as it was typed, or as it is now.
pub(super) async fn guest_form(
    r: &mut Reader,
    caller: &Caller,
    seen: &Overview,
    typed: Option<&Fields>,
) -> Result<view::GuestForm, Problem> {
    let call = &caller.call;
    let now = membership::list_guest_places(r, call, &[seen.account.id]).await?;
    let all = membership::list_communities(r, call).await?;
    let places = all.into_iter().map(|(community, _)| {
        let slug = community.slug.clone();
        let chosen = match typed {
            Some(fields) => fields.get(&format!("in-{slug}")) == "yes",
            None => now.iter().any(|place| place.slug == slug),
        };
        (slug, community.name(call.lang).to_owned(), chosen)
    });
    let until = seen.account.guest_until.map(|at: Ts| when::day_of(at));
    Ok(view::GuestForm {
        until: typed.map_or_else(
            || until.unwrap_or_default(),
            |fields| fields.get("guest-until").to_owned(),
        ),
        places: places.collect(),
    })
}
