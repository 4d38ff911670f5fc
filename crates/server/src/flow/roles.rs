//! Who looks after a community, and the members to choose from.

use base::Call;
use identity::{Card, Member, MemberCursor, MemberFilter, cards, list_members};
use membership::{Role, Roles, Slug};
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
    pub members: Vec<Member>,
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
    let filter = MemberFilter {
        name: name.to_owned(),
        role: Role::Member.as_str().to_owned(),
        ..MemberFilter::default()
    };
    let (id, start) = (roles.community.id, MemberCursor::START);
    let members = list_members(r, call, id, &filter, &start, MOST).await?;
    Ok(Choice {
        cards: cards(r, &named).await?,
        members,
        roles,
    })
}
