//! Leaving a community.

use base::{Call, Fact};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::Error;
use crate::community::{Slug, store as communities};

/// Ends the caller's membership. What was written stays.
///
/// States [`Fact::MembershipEnded`], which ends live subscriptions. Fails with `SignInNeeded`, `NotFound`, `NotMember`,
/// and `LastCoordinator` when nobody would be left to look after the community.
pub async fn leave_community(w: &mut Writer, call: &Call, slug: &Slug) -> Result<(), Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let row = communities::find(w, slug.as_str(), Some(person)).await?.ok_or(Error::NotFound)?;
    let id = row.community.id;
    let role = row.role.as_deref().and_then(Role::parse).ok_or(Error::NotMember)?;
    if role == Role::Coordinator {
        rows::lock(w, id).await?;
        if rows::count_other_coordinators(w, id, person).await? == 0 {
            return Err(Error::LastCoordinator);
        }
    }
    if rows::delete(w, id, person).await? {
        communities::add_members(w, id, -1).await?;
        outbox::append(w, call, &Fact::MembershipEnded { community: id, person }).await?;
    }
    Ok(())
}
