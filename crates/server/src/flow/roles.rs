//! Who looks after a community, and the members to choose from.

use base::Call;
use identity::{Card, cards, system as people};
use membership::{Roles, Slug};
use store::Reader;

use crate::problem::Problem;

/// How many members there are to choose from at once.
const MOST: i64 = 20;

/// Who looks after a community, and whom one can choose.
pub struct Choice {
    /// Who does.
    pub roles: Roles,
    /// They and whoever stands in for them.
    pub cards: Vec<Card>,
    /// Members of this name who are no coordinators, by name; at most twenty.
    pub members: Vec<Card>,
}

/// Who looks after a community, with members by a part of their name. Fails as [`membership::list_roles`] does, which says who
/// may know all this.
pub async fn choice(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
    name: &str,
) -> Result<Choice, Problem> {
    let roles = membership::list_roles(r, call, slug).await?;
    let mut named = roles.coordinators.clone();
    named.extend(roles.stand_ins.iter().map(|one| one.person_id));
    let known = i64::try_from(roles.coordinators.len()).unwrap_or_default();
    let mut members = people::members_named(r, roles.community.id, name, MOST + known).await?;
    members.retain(|card| !roles.coordinators.contains(&card.id));
    members.truncate(usize::try_from(MOST).unwrap_or_default());
    Ok(Choice {
        cards: cards(r, &named).await?,
        members,
        roles,
    })
}
