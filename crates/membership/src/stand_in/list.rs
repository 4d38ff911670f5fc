//! Who looks after a community, and who stands in for them.

use base::{Call, PersonId};
use store::Reader;

use super::{StandIn, store as rows};
use crate::community::{Community, Slug};
use crate::member::store as members;
use crate::{Capability, Error, access};

/// How many coordinators a community has at least, if all is well.
const RECOMMENDED: usize = 2;

/// Who looks after a community.
#[derive(Debug, Clone)]
pub struct Roles {
    /// Which.
    pub community: Community,
    /// Its coordinators, longest-serving first.
    pub coordinators: Vec<PersonId>,
    /// Who stands in for them, now or later.
    pub stand_ins: Vec<StandIn>,
}

impl Roles {
    /// Whether more coordinators are wanted: with one alone everything stands still when they are away.
    pub fn is_fragile(&self) -> bool {
        self.coordinators.len() < RECOMMENDED
    }
}

/// Who looks after a community, for those who do. Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn list_roles(r: &mut Reader, call: &Call, slug: &Slug) -> Result<Roles, Error> {
    let community = access::to_do(r, call, slug, Capability::SeeDesk)
        .await?
        .community;
    Ok(Roles {
        coordinators: members::list_coordinators(r, community.id).await?,
        stand_ins: rows::list(r, community.id, call.now).await?,
        community,
    })
}
