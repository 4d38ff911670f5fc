//! One community, for this caller.

use base::Call;
use store::Reader;

use super::{Community, Joining, Slug, store as rows};
use crate::member::store as members;
use crate::{Error, Standing};

/// A community and what the caller is in it.
#[derive(Debug, Clone)]
pub struct CommunityDetail {
    /// The community.
    pub community: Community,
    /// The caller's standing; it may read.
    pub standing: Standing,
    /// Whether the caller has asked to join and waits for an answer.
    pub asked: bool,
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
    let asked = match call.actor.person() {
        Some(person) if outside => members::has_request(r, row.community.id, person).await?,
        _ => false,
    };
    Ok(CommunityDetail {
        community: row.community,
        standing,
        asked,
    })
}
