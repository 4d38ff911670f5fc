//! What has become of what the caller asked.

use base::Call;
use store::Reader;

use super::{OwnRequest, store as rows};
use crate::community::list::list_communities;
use crate::{Community, Error};

/// What the caller asked to join and does not belong to, the latest first, with the community as far as they may read it.
/// Requests they withdrew are left out. Fails with `SignInNeeded`.
pub async fn list_own_requests(
    r: &mut Reader,
    call: &Call,
) -> Result<Vec<(Community, OwnRequest)>, Error> {
    let me = call.actor.person().ok_or(Error::SignInNeeded)?;
    let asked = rows::list_of_person(r, me).await?;
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let readable = list_communities(r, call).await?;
    let known = asked.into_iter().filter_map(|row| {
        let community = readable.iter().find(|(one, _)| one.id == row.community_id);
        community.map(|(one, _)| (one.clone(), row.request.told(call.now)))
    });
    Ok(known.collect())
}
