//! The statements that only the download runs.

use ::store::{Reader, Result, sql};
use base::{CommunityId, PersonId, PostId, ThreadId, Ts};

use super::{OwnPost, OwnThread};

pub(super) async fn list_threads(
    r: &mut Reader,
    person: PersonId,
    after: ThreadId,
    most: i64,
) -> Result<Vec<OwnThread>> {
    r.query(sql!("SELECT id, community_id, kind, title, state, last_number, created_at FROM thread WHERE author_id = $1 AND id > $2 ORDER BY id LIMIT $3"))
        .bind(person)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_posts(
    r: &mut Reader,
    person: PersonId,
    after: PostId,
    most: i64,
) -> Result<Vec<OwnPost>> {
    r.query(sql!("SELECT id, thread_id, number, reply_to, body, created_at, edited_at, deleted_at FROM post WHERE author_id = $1 AND id > $2 ORDER BY id LIMIT $3"))
        .bind(person)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_readings(
    r: &mut Reader,
    person: PersonId,
    after: ThreadId,
    most: i64,
) -> Result<Vec<(ThreadId, String)>> {
    r.query(sql!("SELECT thread_id, ranges FROM reading WHERE person_id = $1 AND thread_id > $2 ORDER BY thread_id LIMIT $3"))
        .bind(person)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_followings(
    r: &mut Reader,
    person: PersonId,
    after: ThreadId,
    most: i64,
) -> Result<Vec<(ThreadId, Ts)>> {
    r.query(sql!("SELECT thread_id, since FROM following WHERE person_id = $1 AND thread_id > $2 ORDER BY thread_id LIMIT $3"))
        .bind(person)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

/// A thread's name, and whether somebody wrote in it.
#[derive(sqlx::FromRow)]
pub(super) struct Named {
    pub(super) id: ThreadId,
    pub(super) community_id: CommunityId,
    pub(super) title: String,
    pub(super) wrote: bool,
}

pub(super) async fn list_named(
    r: &mut Reader,
    person: PersonId,
    threads: &[ThreadId],
) -> Result<Vec<Named>> {
    r.query(sql!("SELECT t.id, t.community_id, t.title, EXISTS (SELECT 1 FROM post p WHERE p.thread_id = t.id AND p.author_id = $1) AS wrote FROM thread t WHERE t.id IN ($*) ORDER BY t.id"))
        .bind(person)
        .list(threads)
        .fetch_all()
        .await
}
