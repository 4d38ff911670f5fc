//! Who belongs where.

use base::{Call, PersonId};
use store::Reader;

use super::{Belonging, GuestPlace, store as rows};
use crate::{Error, community};

/// The communities the caller belongs to, in their order. Fails with `SignInNeeded`.
pub async fn list_own(r: &mut Reader, call: &Call) -> Result<Vec<Belonging>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    Ok(rows::list_of_person(r, person).await?)
}

/// The communities a person belongs to, as far as the caller may know of them.
pub async fn list_of_person(
    r: &mut Reader,
    call: &Call,
    person: PersonId,
) -> Result<Vec<Belonging>, Error> {
    let readable = community::list::list_communities(r, call).await?;
    let mut all = rows::list_of_person(r, person).await?;
    all.retain(|belonging| {
        readable
            .iter()
            .any(|(community, _)| community.id == belonging.id)
    });
    Ok(all)
}

/// Where these guests may be, for administrators and the program: who, and the community's names in Dutch and English with its
/// word in addresses. At most 16,000 people. Fails with `NotCoordinator` for others.
pub async fn list_guest_places(
    r: &mut Reader,
    call: &Call,
    guests: &[PersonId],
) -> Result<Vec<GuestPlace>, Error> {
    crate::access::administers(call)?;
    Ok(rows::list_guest_places(r, guests).await?)
}

/// The coordinators of a community the caller has been shown (its id comes from there), longest-serving first.
pub async fn list_coordinators(
    r: &mut Reader,
    shown: &community::describe::CommunityDetail,
) -> Result<Vec<PersonId>, Error> {
    Ok(rows::list_coordinators(r, shown.community.id).await?)
}
