//! Giving a member another role.

use base::{Call, CommunityId, Fact, PersonId};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::community::Slug;
use crate::{Capability, Error, access, stand_in};

/// Makes a member coordinator, or a coordinator member. Only a coordinator, an administrator or the program may; not
/// whoever stands in for a while.
///
/// States [`Fact::RoleChanged`]. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, `NotMember` and `LastCoordinator`.
pub async fn set_role(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    person: PersonId,
    role: Role,
) -> Result<(), Error> {
    let id = access::to_do(w, call, slug, Capability::ChangeRoles)
        .await?
        .community
        .id;
    access::for_good(w, call, id).await?;
    rows::lock(w, id).await?;
    let theirs = rows::find_role(w, id, person)
        .await?
        .ok_or(Error::NotMember)?;
    let steps_down = theirs == Role::Coordinator && role != Role::Coordinator;
    if steps_down && rows::count_other_coordinators(w, id, person).await? == 0 {
        return Err(Error::LastCoordinator);
    }
    change(w, call, id, person, role).await?;
    Ok(stand_in::store::delete_moot(w, id).await?)
}

/// Writes another role down, with its fact and on record; a role that somebody has already changes nothing.
pub(super) async fn change(
    w: &mut Writer,
    call: &Call,
    community: CommunityId,
    person: PersonId,
    role: Role,
) -> Result<(), Error> {
    if !rows::update_role(w, community, person, role.as_str()).await? {
        return Ok(());
    }
    outbox::append(w, call, &Fact::RoleChanged { community, person }).await?;
    let action = match role {
        Role::Coordinator => "coordinator-made",
        Role::Member => "coordinator-ended",
    };
    access::put_on_record(w, call, action, community, Some(person)).await
}
