//! Leaving a community.

use base::{Call, Fact};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::community::{Slug, store as communities};
use crate::{Error, stand_in};

/// Ends the caller's membership. What was written stays.
///
/// States [`Fact::MembershipEnded`], which ends live subscriptions. Fails with `SignInNeeded`, `NotFound`, `NotMember`,
/// and `LastCoordinator` when nobody would be left to look after the community.
pub async fn leave_community(w: &mut Writer, call: &Call, slug: &Slug) -> Result<(), Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let row = communities::find(w, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let (id, role) = (row.community.id, row.role());
    if !row.standing(call).may_read() {
        return Err(Error::NotFound);
    }
    role.ok_or(Error::NotMember)?;
    // The community before the membership, as `set_role` does, so that the two never wait for each other; and the role
    // once more after it, as this member may have been made coordinator meanwhile.
    rows::lock(w, id).await?;
    let role = rows::find_role(w, id, person)
        .await?
        .ok_or(Error::NotMember)?;
    if role == Role::Coordinator && rows::count_other_coordinators(w, id, person).await? == 0 {
        return Err(Error::LastCoordinator);
    }
    if rows::delete(w, id, person).await? {
        communities::add_members(w, id, -1).await?;
        stand_in::store::delete_moot(w, id).await?;
        outbox::append(
            w,
            call,
            &Fact::MembershipEnded {
                community: id,
                person,
            },
        )
        .await?;
    }
    Ok(())
}
