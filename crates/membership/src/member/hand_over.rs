//! Passing one's role on.

use base::{Call, PersonId};
use store::Writer;

use super::role::change;
use super::{Role, store as rows};
use crate::community::Slug;
use crate::{Capability, Error, access, stand_in};

/// Makes a member coordinator in the caller's place, and the caller a member like others: one act, so that nobody is without
/// a coordinator in between. Whoever stood in for the caller does so no longer.
///
/// States `Fact::RoleChanged` for both. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator` (also for who stands in, and
/// for administrators, who have no role to pass) and `NotMember` when the successor is none.
pub async fn hand_over(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    successor: PersonId,
) -> Result<(), Error> {
    let id = access::to_do(w, call, slug, Capability::ChangeRoles)
        .await?
        .community
        .id;
    let me = call.actor.person().ok_or(Error::SignInNeeded)?;
    rows::lock(w, id).await?;
    if rows::find_role(w, id, me).await? != Some(Role::Coordinator) {
        return Err(Error::NotCoordinator);
    }
    if me == successor {
        return Ok(());
    }
    rows::find_role(w, id, successor)
        .await?
        .ok_or(Error::NotMember)?;
    change(w, call, id, successor, Role::Coordinator).await?;
    change(w, call, id, me, Role::Member).await?;
    Ok(stand_in::store::delete_moot(w, id).await?)
}
