//! The statements of the desk.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, PersonId, ThreadId, Ts};

use super::follow_up::FollowUp;
use super::{Newcomer, Waiting};

fn most(longest: usize) -> i64 {
    i64::try_from(longest).unwrap_or(i64::MAX)
}

pub(super) async fn list_waiting(
    r: &mut Reader,
    community: CommunityId,
    before: Ts,
    longest: usize,
) -> Result<Vec<Waiting>> {
    r.query(sql!("SELECT t.id, t.title, t.kind, t.author_id, t.created_at, t.last_number FROM thread t WHERE t.community_id = $1 AND t.kind = 'question' AND t.created_at < $2 AND t.state = 'open' AND NOT EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.author_id <> t.author_id AND p.deleted_at IS NULL) ORDER BY t.created_at, t.id LIMIT $3"))
        .bind(community)
        .bind(before)
        .bind(most(longest))
        .fetch_all()
        .await
}

pub(super) async fn list_newcomers(
    r: &mut Reader,
    community: CommunityId,
    since: Ts,
    longest: usize,
) -> Result<Vec<Newcomer>> {
    r.query(sql!("SELECT m.person_id, m.joined_at, t.id AS thread_id, t.title, p.number, p.created_at FROM community_member m JOIN post p ON p.author_id = m.person_id AND p.created_at >= m.joined_at AND p.deleted_at IS NULL JOIN thread t ON t.id = p.thread_id AND t.community_id = m.community_id WHERE m.community_id = $1 AND m.joined_at >= $2 AND m.role = 'member' AND NOT EXISTS (SELECT 1 FROM post q WHERE q.thread_id = p.thread_id AND q.number > p.number AND q.author_id <> p.author_id AND q.deleted_at IS NULL) ORDER BY p.created_at DESC, p.id LIMIT $3"))
        .bind(community)
        .bind(since)
        .bind(most(longest))
        .fetch_all()
        .await
}

/// A thread to come back to.
#[derive(sqlx::FromRow)]
pub(super) struct DueRow {
    #[sqlx(flatten)]
    pub(super) thread: Waiting,
    #[sqlx(flatten)]
    pub(super) set: FollowUp,
}

pub(super) async fn list_due(
    r: &mut Reader,
    community: CommunityId,
    now: Ts,
    longest: usize,
) -> Result<Vec<DueRow>> {
    r.query(sql!("SELECT t.id, t.title, t.kind, t.author_id, t.created_at, t.last_number, f.due_at, f.note, f.set_by FROM follow_up f JOIN thread t ON t.id = f.thread_id WHERE f.community_id = $1 AND f.due_at <= $2 ORDER BY f.due_at, t.id LIMIT $3"))
        .bind(community)
        .bind(now)
        .bind(most(longest))
        .fetch_all()
        .await
}

/// How many posts each wrote, by how many whole weeks before `now`.
pub(super) async fn count_talk(
    r: &mut Reader,
    community: CommunityId,
    since: Ts,
    now: Ts,
) -> Result<Vec<(PersonId, i64, i64)>> {
    r.query(sql!("SELECT p.author_id, CAST(($3 - p.created_at) / 604800000000 AS BIGINT) AS ago, COUNT(*) AS posts FROM thread t JOIN post p ON p.thread_id = t.id WHERE t.community_id = $1 AND t.last_post_at >= $2 AND p.created_at >= $2 AND p.created_at <= $3 AND p.deleted_at IS NULL GROUP BY 1, 2 ORDER BY 2, 1"))
        .bind(community)
        .bind(since)
        .bind(now)
        .fetch_all()
        .await
}

pub(super) async fn list_written_in(
    r: &mut Reader,
    community: CommunityId,
    from: Ts,
    upto: Ts,
    longest: usize,
) -> Result<Vec<Waiting>> {
    r.query(sql!("SELECT t.id, t.title, t.kind, t.author_id, t.created_at, t.last_number FROM thread t WHERE t.community_id = $1 AND t.last_post_at >= $2 AND t.created_at < $3 AND EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.created_at >= $2 AND p.created_at < $3 AND p.deleted_at IS NULL) ORDER BY t.last_post_at DESC, t.id DESC LIMIT $4"))
        .bind(community)
        .bind(from)
        .bind(upto)
        .bind(most(longest))
        .fetch_all()
        .await
}

pub(super) async fn find_follow_up(r: &mut Reader, thread: ThreadId) -> Result<Option<FollowUp>> {
    r.query(sql!(
        "SELECT due_at, note, set_by FROM follow_up WHERE thread_id = $1"
    ))
    .bind(thread)
    .fetch_optional()
    .await
}

pub(super) async fn put_follow_up(
    w: &mut Writer,
    thread: ThreadId,
    community: CommunityId,
    set: &FollowUp,
    now: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO follow_up (thread_id, community_id, due_at, note, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (thread_id) DO UPDATE SET due_at = excluded.due_at, note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at"))
        .bind(thread)
        .bind(community)
        .bind(set.due_at)
        .bind(set.note.as_str())
        .bind(set.set_by)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_follow_up(w: &mut Writer, thread: ThreadId) -> Result<()> {
    w.query(sql!("DELETE FROM follow_up WHERE thread_id = $1"))
        .bind(thread)
        .execute()
        .await?;
    Ok(())
}
