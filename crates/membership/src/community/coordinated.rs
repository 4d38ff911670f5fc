//! A community, for whoever looks after it.

use base::{Actor, Call};
use store::Reader;

use super::{Community, Slug, store as rows};
use crate::Error;

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
