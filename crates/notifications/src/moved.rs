//! Events and notices go along with their threads to another community.

use base::{Actor, Call, CommunityId, ThreadId};
use store::{Result as Stored, Writer, sql};

use crate::Error;

/// How many threads one statement names.
const TOGETHER: usize = 500;

/// Says of everything that happened in threads that it happened in the community they stand in now, so that digests go on where
/// they were; for the transaction that moves them. `threads` are those that go; `None` for all that happened in threads of
/// `from`. Numbers stay as they are.
///
/// Fails with `SignInNeeded` unless an administrator or the program calls.
pub async fn move_threads(
    w: &mut Writer,
    call: &Call,
    from: CommunityId,
    to: CommunityId,
    threads: Option<&[ThreadId]>,
) -> Result<(), Error> {
    if !call.actor.is_administrator() && !matches!(call.actor, Actor::System(_)) {
        return Err(Error::SignInNeeded);
    }
    match threads {
        None => {
            move_all_events(w, from, to).await?;
            move_all_notices(w, from, to).await?;
        }
        Some(some) => {
            for some in some.chunks(TOGETHER) {
                move_events(w, from, to, some).await?;
                move_notices(w, from, to, some).await?;
            }
        }
    }
    Ok(())
}

async fn move_all_events(w: &mut Writer, from: CommunityId, to: CommunityId) -> Stored<()> {
    w.query(sql!(
        "UPDATE event SET community_id = $2 WHERE community_id = $1 AND thread_id IS NOT NULL"
    ))
    .bind(from)
    .bind(to)
    .execute()
    .await?;
    Ok(())
}

async fn move_all_notices(w: &mut Writer, from: CommunityId, to: CommunityId) -> Stored<()> {
    w.query(sql!(
        "UPDATE notice SET community_id = $2 WHERE community_id = $1"
    ))
    .bind(from)
    .bind(to)
    .execute()
    .await?;
    Ok(())
}

async fn move_events(
    w: &mut Writer,
    from: CommunityId,
    to: CommunityId,
    threads: &[ThreadId],
) -> Stored<()> {
    w.query(sql!(
        "UPDATE event SET community_id = $2 WHERE community_id = $1 AND thread_id IN ($*)"
    ))
    .bind(from)
    .bind(to)
    .list(threads)
    .execute()
    .await?;
    Ok(())
}

async fn move_notices(
    w: &mut Writer,
    from: CommunityId,
    to: CommunityId,
    threads: &[ThreadId],
) -> Stored<()> {
    w.query(sql!(
        "UPDATE notice SET community_id = $2 WHERE community_id = $1 AND thread_id IN ($*)"
    ))
    .bind(from)
    .bind(to)
    .list(threads)
    .execute()
    .await?;
    Ok(())
}
