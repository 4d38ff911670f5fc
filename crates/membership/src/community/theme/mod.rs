//! Change of the set of themes: what would move when one community becomes part of another or threads leave it. Threads and
//! notices are moved by their own slices, in the same transaction.

use ::store::Reader;
use base::{Call, CommunityId, Invalid};

use super::{Community, Slug, State, store as communities};
use crate::request::store as requests;
use crate::{Capability, Error, access};

mod bring;
mod merge;
pub(crate) mod store;

pub use bring::bring_along;
pub use merge::become_part;

/// From where to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Going {
    /// Which is left.
    pub from: CommunityId,
    /// Which goes on.
    pub to: CommunityId,
}

/// What would move.
#[derive(Debug, Clone)]
pub struct Moving {
    /// What is left.
    pub from: Community,
    /// What goes on.
    pub to: Community,
    /// How many members the first has.
    pub members: i64,
    /// How many of them belong to the second already.
    pub already: i64,
    /// How many requests wait for an answer.
    pub requests: i64,
    /// Its working groups.
    pub groups: Vec<Community>,
    /// The names in addresses that would lead on.
    pub addresses: Vec<String>,
}

impl Moving {
    /// From where to where.
    pub fn going(&self) -> Going {
        Going {
            from: self.from.id,
            to: self.to.id,
        }
    }
}

/// What would move when `gone` became part of `kept`. For administrators.
///
/// Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, `Archived` when `kept` does not go on, and `Invalid` (`target` /
/// `same-community`).
pub async fn look_merge(
    r: &mut Reader,
    call: &Call,
    gone: &Slug,
    kept: &Slug,
) -> Result<Moving, Error> {
    look(r, call, gone, kept, true).await
}

/// What is on both sides when threads of `from` move to `to`. For administrators; fails as [`look_merge`] does.
pub async fn look_split(
    r: &mut Reader,
    call: &Call,
    from: &Slug,
    to: &Slug,
) -> Result<Moving, Error> {
    look(r, call, from, to, false).await
}

/// Every community that was not merged, archived ones too, in their order. Fails with `NotCoordinator`
/// unless an administrator calls.
pub async fn administered(r: &mut Reader, call: &Call) -> Result<Vec<Community>, Error> {
    access::administers(call)?;
    let all = communities::list(r, call).await?;
    Ok(all.into_iter().map(|row| row.community).collect())
}

async fn look(
    r: &mut Reader,
    call: &Call,
    from: &Slug,
    to: &Slug,
    whole: bool,
) -> Result<Moving, Error> {
    let from = access::to_do(r, call, from, Capability::MergeAndSplit).await?;
    let to = access::to_do(r, call, to, Capability::MergeAndSplit).await?;
    let (from, to) = (from.community, to.community);
    if from.id == to.id {
        return Err(Invalid::new("target", "same-community").into());
    }
    if to.state != State::Open {
        return Err(Error::Archived);
    }
    let mut addresses = store::list_addresses(r, from.id).await?;
    addresses.push(from.slug.clone());
    let all = communities::list(r, call).await?;
    let groups = all
        .into_iter()
        .map(|row| row.community)
        .filter(|one| one.parent_id == Some(from.id))
        .collect();
    Ok(Moving {
        members: from.member_count,
        already: store::count_in_both(r, from.id, to.id).await?,
        requests: requests::count_waiting(r, from.id).await?.0,
        groups: if whole { groups } else { Vec::new() },
        addresses: if whole { addresses } else { Vec::new() },
        from,
        to,
    })
}
