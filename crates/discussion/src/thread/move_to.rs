//! Threads go from one community to another, because a theme became part of another or was split.

use base::{Actor, Call, ThreadId};
use membership::Going;
use store::{Reader, Result as Stored, Writer, sql};

use crate::Error;

/// How many threads one statement names.
const TOGETHER: usize = 500;

/// Marks as read what people would find all at once: for whoever belongs to one of the two communities only, what stands in
/// the other, with talk since they joined. To be done before memberships move.
///
/// `threads` are those that will go; `None` for all. With `all` everybody of the first community comes along; otherwise only
/// those who belong to both are looked at. Fails with `NotFound` unless an administrator or the program calls.
pub async fn settle_readings(
    w: &mut Writer,
    call: &Call,
    going: Going,
    threads: Option<&[ThreadId]>,
    all: bool,
) -> Result<(), Error> {
    administers(call)?;
    settle(w, going.to, going.from, if all { "all" } else { "both" }).await?;
    match threads {
        None => settle(w, going.from, going.to, "all").await?,
        Some(some) => {
            for some in some.chunks(TOGETHER) {
                settle_some(w, going, some).await?;
            }
        }
    }
    Ok(())
}

/// Moves threads with their announcements and follow-ups; all of the first community when `threads` is `None`. What was read
/// and what is followed stays as it is. How many threads moved; again moves what came late.
///
/// Fails with `NotFound` unless an administrator or the program calls.
pub async fn move_threads(
    w: &mut Writer,
    call: &Call,
    going: Going,
    threads: Option<&[ThreadId]>,
) -> Result<u64, Error> {
    administers(call)?;
    let all;
    let some: &[ThreadId] = match threads {
        Some(some) => some,
        None => {
            all = list_all(w, going).await?;
            &all
        }
    };
    let mut moved = 0;
    for some in some.chunks(TOGETHER) {
        moved += update_threads(w, going, some).await?;
        update_announcements(w, going, some).await?;
        update_follow_ups(w, going, some).await?;
    }
    Ok(moved)
}

fn administers(call: &Call) -> Result<(), Error> {
    if call.actor.is_administrator() || matches!(call.actor, Actor::System(_)) {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// The threads of `home`, for members of `others`: those who do not belong to `home` (with `all`), and what is from before they
/// belonged to it.
async fn settle(
    w: &mut Writer,
    home: base::CommunityId,
    others: base::CommunityId,
    who: &str,
) -> Stored<()> {
    w.query(sql!("INSERT INTO reading (person_id, thread_id, ranges, read_count) SELECT m.person_id, t.id, '1-' || CAST(t.last_number AS TEXT), t.last_number FROM community_member m JOIN thread t ON t.community_id = $1 AND t.last_post_at > m.joined_at LEFT JOIN community_member k ON k.community_id = $1 AND k.person_id = m.person_id WHERE m.community_id = $2 AND ((k.person_id IS NULL AND CAST($3 AS TEXT) = 'all') OR t.last_post_at <= k.joined_at) ON CONFLICT (person_id, thread_id) DO UPDATE SET ranges = excluded.ranges, read_count = excluded.read_count"))
        .bind(home)
        .bind(others)
        .bind(who)
        .execute()
        .await?;
    Ok(())
}

/// As [`settle`] for everybody of `going.to`, of these threads of `going.from`.
async fn settle_some(w: &mut Writer, going: Going, threads: &[ThreadId]) -> Stored<()> {
    w.query(sql!("INSERT INTO reading (person_id, thread_id, ranges, read_count) SELECT m.person_id, t.id, '1-' || CAST(t.last_number AS TEXT), t.last_number FROM community_member m JOIN thread t ON t.community_id = $1 AND t.last_post_at > m.joined_at LEFT JOIN community_member k ON k.community_id = $1 AND k.person_id = m.person_id WHERE m.community_id = $2 AND (k.person_id IS NULL OR t.last_post_at <= k.joined_at) AND t.id IN ($*) ON CONFLICT (person_id, thread_id) DO UPDATE SET ranges = excluded.ranges, read_count = excluded.read_count"))
        .bind(going.from)
        .bind(going.to)
        .list(threads)
        .execute()
        .await?;
    Ok(())
}

async fn list_all(r: &mut Reader, going: Going) -> Stored<Vec<ThreadId>> {
    let rows: Vec<(ThreadId,)> = r
        .query(sql!(
            "SELECT id FROM thread WHERE community_id = $1 ORDER BY id"
        ))
        .bind(going.from)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

async fn update_threads(w: &mut Writer, going: Going, threads: &[ThreadId]) -> Stored<u64> {
    w.query(sql!(
        "UPDATE thread SET community_id = $2 WHERE community_id = $1 AND id IN ($*)"
    ))
    .bind(going.from)
    .bind(going.to)
    .list(threads)
    .execute()
    .await
}

async fn update_announcements(w: &mut Writer, going: Going, threads: &[ThreadId]) -> Stored<()> {
    w.query(sql!(
        "UPDATE announcement SET community_id = $2 WHERE community_id = $1 AND thread_id IN ($*)"
    ))
    .bind(going.from)
    .bind(going.to)
    .list(threads)
    .execute()
    .await?;
    Ok(())
}

async fn update_follow_ups(w: &mut Writer, going: Going, threads: &[ThreadId]) -> Stored<()> {
    w.query(sql!(
        "UPDATE follow_up SET community_id = $2 WHERE community_id = $1 AND thread_id IN ($*)"
    ))
    .bind(going.from)
    .bind(going.to)
    .list(threads)
    .execute()
    .await?;
    Ok(())
}
