//! A community, for whoever looks after it.

use base::{Actor, Call, CommunityId};
use store::Reader;

use super::{Community, Slug, store as rows};
use crate::member::store as members;
use crate::{Error, Role};

/// The community of a slug, for its coordinators, who stands in for one, administrators and the program.
///
/// Fails with `NotFound` where the caller may not read, `SignInNeeded` and `NotCoordinator`.
pub(crate) async fn coordinated(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
) -> Result<Community, Error> {
    let row = rows::find(r, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let standing = row.standing(call);
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    if call.actor == Actor::Anonymous {
        return Err(Error::SignInNeeded);
    }
    if !standing.may_coordinate() {
        return Err(Error::NotCoordinator);
    }
    Ok(row.community)
}

/// The same without whoever stands in for a while: they give no roles, to themselves or to others, that outlast their time.
pub(crate) async fn coordinated_for_good(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
) -> Result<Community, Error> {
    let community = coordinated(r, call, slug).await?;
    for_good(r, call, community.id).await?;
    Ok(community)
}

/// Lets coordinators themselves, administrators and the program through; fails with `NotCoordinator` for who stands in.
pub(crate) async fn for_good(r: &mut Reader, call: &Call, id: CommunityId) -> Result<(), Error> {
    let Some(person) = call
        .actor
        .person()
        .filter(|_| !call.actor.is_administrator())
    else {
        return Ok(());
    };
    match members::find_role(r, id, person).await? {
        Some(Role::Coordinator) => Ok(()),
        Some(Role::Member) | None => Err(Error::NotCoordinator),
    }
}
