//! Guests: people who may be in named communities and nowhere else. When their account ends is up to `identity`.

use base::{Call, Fact, Invalid, PersonId};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::community::{Community, Slug, store as communities};
use crate::{Error, Standing, access, stand_in};

/// Bounds somebody to these communities and makes them a member there; memberships elsewhere end. Only the program and
/// administrators may. Doing it again replaces the communities.
///
/// States [`Fact::MembershipStarted`] and [`Fact::MembershipEnded`] for what began and ended. Fails with
/// `NotCoordinator` for others, `NotFound`, `Invalid` (`communities` / `required`) without any, and `LastCoordinator`
/// when a community would be left without one.
pub async fn admit_guest(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    named: &[Slug],
) -> Result<(), Error> {
    access::administers(call)?;
    if named.is_empty() {
        return Err(Invalid::new("communities", "required").into());
    }
    let mut open: Vec<Community> = Vec::new();
    for slug in named {
        let found = communities::find(w, call, slug.as_str()).await?;
        open.push(found.ok_or(Error::NotFound)?.community);
    }
    rows::delete_guest(w, person).await?;
    for community in &open {
        rows::insert_guest(w, community.id, person).await?;
    }
    for belonging in rows::list_of_person(w, person).await? {
        if open.iter().any(|one| one.id == belonging.id) {
            continue;
        }
        rows::lock(w, belonging.id).await?;
        if belonging.role == Role::Coordinator
            && rows::count_other_coordinators(w, belonging.id, person).await? == 0
        {
            return Err(Error::LastCoordinator);
        }
        if rows::delete(w, belonging.id, person).await? {
            communities::add_members(w, belonging.id, -1).await?;
            stand_in::store::delete_moot(w, belonging.id).await?;
            let fact = Fact::MembershipEnded {
                community: belonging.id,
                person,
            };
            outbox::append(w, call, &fact).await?;
        }
    }
    for community in &open {
        if rows::insert(w, community.id, person, Role::Member.as_str(), call.now).await? {
            communities::add_members(w, community.id, 1).await?;
            let fact = Fact::MembershipStarted {
                community: community.id,
                person,
            };
            outbox::append(w, call, &fact).await?;
        }
    }
    Ok(())
}

/// Bounds somebody to no communities any more; memberships stay. Fails with `NotCoordinator` unless the program or an
/// administrator calls.
pub async fn release_guest(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    access::administers(call)?;
    Ok(rows::delete_guest(w, person).await?)
}

/// Whether somebody may become a member here: a guest only where they were admitted.
pub(super) async fn may_join(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    community: &Community,
    standing: &Standing,
) -> Result<(), Error> {
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    if call.actor.is_guest() && !rows::is_admitted(w, community.id, person).await? {
        return Err(Error::Guest);
    }
    Ok(())
}
