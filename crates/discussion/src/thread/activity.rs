//! How lively communities are.

use base::{CommunityId, Ts};
use membership::{Community, Standing};
use store::Reader;

use super::store as rows;
use crate::Error;

/// How lively one community is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Activity {
    /// Which.
    pub community_id: CommunityId,
    /// How many threads it has.
    pub threads: i64,
    /// When somebody last wrote.
    pub last_post_at: Ts,
}

/// How lively the communities are that the caller has been shown; those without threads are left out.
pub async fn activity(
    r: &mut Reader,
    shown: &[(Community, Standing)],
) -> Result<Vec<Activity>, Error> {
    let mut all = rows::list_activity(r).await?;
    all.retain(|one| {
        shown
            .iter()
            .any(|(community, _)| community.id == one.community_id)
    });
    Ok(all)
}
