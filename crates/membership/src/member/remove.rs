//! Taking a member out of a community.

use base::{Call, CommunityId, Fact, PersonId};
use store::{Writer, outbox};

use super::{Role, store as rows};
use crate::community::Slug;
use crate::{Capability, Error, access, community::store as communities, stand_in};

/// Ends somebody else's membership; what they wrote stays. Where it was. Only a coordinator, an administrator or the program
/// may; a coordinator is not taken out by whoever stands in.
///
/// States [`Fact::MembershipEnded`], and is put on record. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`,
/// `Yourself` (leaving is another act), `NotMember`, and `LastCoordinator`.
pub async fn remove_member(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    person: PersonId,
) -> Result<CommunityId, Error> {
    let community = access::to_do(w, call, slug, Capability::SeeDesk)
        .await?
        .community
        .id;
    if call.actor.person() == Some(person) {
        return Err(Error::Yourself);
    }
    rows::lock(w, community).await?;
    let role = rows::find_role(w, community, person)
        .await?
        .ok_or(Error::NotMember)?;
    if role == Role::Coordinator {
        access::for_good(w, call, community).await?;
    }
    let alone = rows::count_other_coordinators(w, community, person).await? == 0;
    if role == Role::Coordinator && alone {
        return Err(Error::LastCoordinator);
    }
    if rows::delete(w, community, person).await? {
        communities::add_members(w, community, -1).await?;
        stand_in::store::delete_moot(w, community).await?;
        let fact = Fact::MembershipEnded { community, person };
        outbox::append(w, call, &fact).await?;
        access::put_on_record(w, call, "member-removed", community, Some(person)).await?;
    }
    Ok(community)
}
