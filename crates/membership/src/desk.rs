//! What waits for whoever looks after a community, as far as membership knows.

use base::{Call, PersonId, Ts};
use store::{Reader, Writer};

use crate::community::{Slug, describe};
use crate::member::store as members;
use crate::request::store as requests;
use crate::{Community, CommunityDetail, Error, Role, Standing};

/// A community somebody looks after.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The community, with the caller's standing in it, which may coordinate.
    pub shown: CommunityDetail,
    /// How many requests to join wait for an answer.
    pub waiting: i64,
    /// Since when the oldest of them waits.
    pub waiting_since: Option<Ts>,
    /// Who looks after it, longest-serving first. Two at least is what we recommend.
    pub coordinators: Vec<PersonId>,
}

/// The desk of a community. Fails with `NotFound` when the caller may not read it, `SignInNeeded`, and `NotCoordinator` when
/// the caller does not look after it.
pub async fn desk(r: &mut Reader, call: &Call, slug: &Slug) -> Result<Desk, Error> {
    let shown = describe::community(r, call, slug).await?;
    looks_after(&shown.standing)?;
    let id = shown.community.id;
    let (waiting, waiting_since) = requests::count_waiting(r, id).await?;
    Ok(Desk {
        waiting,
        waiting_since,
        coordinators: members::list_coordinators(r, id).await?,
        shown,
    })
}

/// Whether this standing looks after its community; fails with `SignInNeeded` and `NotCoordinator`.
pub fn looks_after(standing: &Standing) -> Result<(), Error> {
    if !standing.signed_in() && !standing.may_coordinate() {
        return Err(Error::SignInNeeded);
    }
    if standing.may_coordinate() {
        Ok(())
    } else {
        Err(Error::NotCoordinator)
    }
}

/// The communities the caller looks after, with how many requests wait in each, in their order. For an administrator those
/// of their own, not all.
///
/// Fails with `SignInNeeded`.
pub async fn list_desks(r: &mut Reader, call: &Call) -> Result<Vec<(Community, i64)>, Error> {
    call.actor.person().ok_or(Error::SignInNeeded)?;
    let waiting = requests::list_waiting_counts(r).await?;
    let all = crate::list_communities(r, call).await?;
    let own = all
        .into_iter()
        .filter(|(_, standing)| standing.role() == Some(Role::Coordinator));
    Ok(own
        .map(|(community, _)| {
            let found = waiting.iter().find(|(id, _)| *id == community.id);
            let n = found.map_or(0, |(_, n)| *n);
            (community, n)
        })
        .collect())
}

/// Holds a community the caller has been shown until commit, so that what is counted there stays so.
pub async fn hold(w: &mut Writer, shown: &CommunityDetail) -> Result<(), Error> {
    Ok(members::lock(w, shown.community.id).await?)
}
