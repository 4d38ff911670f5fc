//! The set of themes changes: one community becomes part of another, or threads leave it. Every slice moves what is its own, in
//! one transaction.

use base::{Call, CommunityId, ThreadId};
use membership::{Going, Slug};
use store::{Writer, outbox};

use crate::problem::Problem;

/// Makes `gone` part of `kept`; commit afterwards.
///
/// The relay waits meanwhile, so that what happened before stands in the log and goes along. What a request that was under way
/// wrote besides is handed over by [`sweep`]. Fails as `membership::look_merge` does.
pub async fn merge(w: &mut Writer, call: &Call, gone: &Slug, kept: &Slug) -> Result<(), Problem> {
    outbox::lock(w).await?;
    let going = membership::look_merge(w, call, gone, kept).await?.going();
    discussion::settle_readings(w, call, going, None, true).await?;
    hand_over(w, call, going).await
}

/// Hands over what was written in a community after it became part of another, by requests that were under way.
pub async fn sweep(
    w: &mut Writer,
    call: &Call,
    kept: CommunityId,
    gone: CommunityId,
) -> Result<(), Problem> {
    let to = membership::system::goes_on_as(w, kept).await?;
    hand_over(w, call, Going { from: gone, to }).await
}

async fn hand_over(w: &mut Writer, call: &Call, going: Going) -> Result<(), Problem> {
    membership::become_part(w, call, going).await?;
    discussion::move_threads(w, call, going, None).await?;
    Ok(notifications::move_threads(w, call, going.from, going.to, None).await?)
}

/// Moves threads from one community to another, which was perhaps made in the same transaction (`fresh`: then whoever
/// coordinated goes on coordinating); with `bring` all members come along. Commit afterwards.
///
/// Fails as `membership::look_split` does.
pub async fn split(
    w: &mut Writer,
    call: &Call,
    from: &Slug,
    to: &Slug,
    threads: &[ThreadId],
    bring: bool,
    fresh: bool,
) -> Result<(), Problem> {
    outbox::lock(w).await?;
    let going = membership::look_split(w, call, from, to).await?.going();
    discussion::settle_readings(w, call, going, Some(threads), bring).await?;
    membership::bring_along(w, call, going, bring, fresh).await?;
    discussion::move_threads(w, call, going, Some(threads)).await?;
    let (from, to) = (going.from, going.to);
    Ok(notifications::move_threads(w, call, from, to, Some(threads)).await?)
}

#[cfg(test)]
mod tests;
