//! What coordinators see of requests: what waits, and what was answered.

use base::Call;
use store::Reader;

use super::{AnsweredRequest, SavedAnswer, WaitingRequest, store as rows};
use crate::community::{Community, Slug};
use crate::{Capability, Error, access};

/// How many requests are shown at once; the rest follows when these are answered.
const MOST: i64 = 400;
/// For how many seconds answers are listed: thirty days.
const LISTED: i64 = 30 * 86_400;

/// The requests of a community.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Which community.
    pub community: Community,
    /// What waits, longest first; at most 400.
    pub waiting: Vec<WaitingRequest>,
    /// How many wait in all.
    pub count: i64,
    /// What was answered in the last thirty days, the latest first; at most 400.
    pub answered: Vec<AnsweredRequest>,
    /// Texts to answer with.
    pub saved: Vec<SavedAnswer>,
}

/// The requests of a community, for whoever looks after it. Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn request_queue(r: &mut Reader, call: &Call, slug: &Slug) -> Result<Queue, Error> {
    let community = access::to_do(r, call, slug, Capability::AnswerRequests)
        .await?
        .community;
    let waiting = rows::list_waiting(r, community.id, MOST).await?;
    let (count, _) = rows::count_waiting(r, community.id).await?;
    let since = call.now.plus_seconds(-LISTED);
    let answered = rows::list_answered(r, community.id, since, MOST).await?;
    let saved = rows::list_saved(r, community.id).await?;
    Ok(Queue {
        community,
        waiting,
        count,
        answered,
        saved,
    })
}
