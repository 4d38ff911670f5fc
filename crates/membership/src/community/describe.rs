//! One community, for this caller.

use base::Call;
use store::Reader;

use super::{Community, Joining, Slug, store as rows};
use crate::request::{OwnRequest, RequestState, store as requests};
use crate::{Error, Standing};

/// A community and what the caller is in it.
#[derive(Debug, Clone)]
pub struct CommunityDetail {
    /// The community.
    pub community: Community,
    /// The caller's standing; it may read.
    pub standing: Standing,
    /// What the caller asked while they are no member, as far as they know of its answer.
    pub request: Option<OwnRequest>,
}

impl CommunityDetail {
    /// Whether the caller has asked to join and waits for an answer.
    pub fn asked(&self) -> bool {
        let request = self.request.as_ref();
        request.is_some_and(|request| request.state == RequestState::Waiting)
    }
}

/// The community of a slug; `NotFound` when there is none or the caller may not read it.
pub async fn community(r: &mut Reader, call: &Call, slug: &Slug) -> Result<CommunityDetail, Error> {
    let row = rows::find(r, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let (role, standing) = (row.role(), row.standing(call));
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    let outside = role.is_none() && row.community.joining == Joining::Request;
    let request = match call.actor.person() {
        Some(person) if outside => requests::find(r, row.community.id, person).await?,
        _ => None,
    };
    Ok(CommunityDetail {
        community: row.community,
        standing,
        // Whoever was let in and left has nothing to wait for.
        request: request
            .map(|request| request.told(call.now))
            .filter(|request| {
                matches!(request.state, RequestState::Waiting | RequestState::Refused)
            }),
    })
}
