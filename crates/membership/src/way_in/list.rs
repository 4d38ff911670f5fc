//! The ways into a community that are open, for whoever looks after it.

use ::store::Reader;
use base::{Call, Limit, Listed, Ts, WayInId};

use super::{WayIn, store};
use crate::community::Slug;
use crate::{Capability, Error, access};

/// A place in the list, which runs from new to old.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayInCursor {
    /// When the last one was made.
    pub at: Ts,
    /// Its id.
    pub id: WayInId,
}

impl WayInCursor {
    /// Before the newest.
    pub fn start() -> Self {
        Self {
            at: Ts::from_micros(i64::MAX),
            id: WayInId(Default::default()),
        }
    }

    /// After this one.
    pub fn after(last: &WayIn) -> Self {
        Self {
            at: last.created_at,
            id: last.id,
        }
    }
}

/// The invitations and links that lead in, newest first. Fails with `NotFound`, `SignInNeeded` or `NotCoordinator`.
pub async fn list_ways_in(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
    after: WayInCursor,
    limit: Limit,
) -> Result<Listed<WayIn>, Error> {
    let community = access::to_do(r, call, slug, Capability::SeeDesk)
        .await?
        .community;
    let place = (after.at, after.id);
    let rows = store::list(r, community.id, call.now, place, limit.plus_one()).await?;
    Ok(Listed::cut(rows, limit))
}
