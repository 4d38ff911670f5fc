//! The statements that erasure runs.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, Fact, PersonId, PostId, ThreadId, Ts};

use crate::Draft;

/// Where a post stands.
#[derive(sqlx::FromRow)]
pub(super) struct Place {
    pub(super) id: PostId,
    pub(super) number: i64,
    pub(super) thread_id: ThreadId,
    pub(super) community_id: CommunityId,
}

impl Place {
    pub(super) fn deleted(&self) -> Fact {
        Fact::PostDeleted {
            community: self.community_id,
            thread: self.thread_id,
            post: self.id,
            number: self.number,
        }
    }
}

/// A post's text.
#[derive(sqlx::FromRow)]
pub(super) struct Text {
    pub(super) id: PostId,
    pub(super) version: i64,
    pub(super) body: String,
}

pub(super) async fn list_bodies(
    r: &mut Reader,
    person: PersonId,
    after: PostId,
    most: i64,
) -> Result<Vec<(PostId, String)>> {
    r.query(sql!("SELECT id, body FROM post WHERE author_id = $1 AND deleted_at IS NULL AND id > $2 ORDER BY id LIMIT $3"))
        .bind(person)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_after(r: &mut Reader, after: PostId, most: i64) -> Result<Vec<Text>> {
    r.query(sql!("SELECT id, version, body FROM post WHERE deleted_at IS NULL AND id > $1 ORDER BY id LIMIT $2"))
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

/// Changes a text without noting an edit, unless it was changed since `version`; where it stands.
pub(super) async fn mend(
    w: &mut Writer,
    id: PostId,
    version: i64,
    draft: &Draft,
) -> Result<Option<Place>> {
    let rows = w
        .query(sql!("UPDATE post SET body = $3, body_html = $4, prose_version = $5, version = version + 1 WHERE id = $1 AND version = $2 AND deleted_at IS NULL"))
        .bind(id)
        .bind(version)
        .bind(draft.body())
        .bind(draft.html())
        .bind(prose::VERSION)
        .execute()
        .await?;
    if rows == 0 {
        return Ok(None);
    }
    w.query(sql!("SELECT p.id, p.number, p.thread_id, t.community_id FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

pub(super) async fn update_version(w: &mut Writer, thread: ThreadId) -> Result<()> {
    crate::thread::store::update_version(w, thread).await
}

pub(super) async fn list_titles(
    r: &mut Reader,
    after: ThreadId,
    most: i64,
) -> Result<Vec<(ThreadId, String)>> {
    r.query(sql!(
        "SELECT id, title FROM thread WHERE id > $1 ORDER BY id LIMIT $2"
    ))
    .bind(after)
    .bind(most)
    .fetch_all()
    .await
}

pub(super) async fn update_title(
    w: &mut Writer,
    id: ThreadId,
    before: &str,
    after: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE thread SET title = $3, version = version + 1 WHERE id = $1 AND title = $2"
        ))
        .bind(id)
        .bind(before)
        .bind(after)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn update_titles(w: &mut Writer, person: PersonId, title: &str) -> Result<u64> {
    w.query(sql!("UPDATE thread SET title = $2 WHERE author_id = $1"))
        .bind(person)
        .bind(title)
        .execute()
        .await
}

pub(super) async fn list_present(r: &mut Reader, person: PersonId) -> Result<Vec<Place>> {
    r.query(sql!("SELECT p.id, p.number, p.thread_id, t.community_id FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.author_id = $1 AND p.deleted_at IS NULL ORDER BY p.created_at, p.id"))
        .bind(person)
        .fetch_all()
        .await
}

pub(super) async fn clear_posts(w: &mut Writer, person: PersonId, now: Ts) -> Result<u64> {
    w.query(sql!("UPDATE post SET body = '', body_html = '', deleted_at = $2, version = version + 1 WHERE author_id = $1 AND deleted_at IS NULL"))
        .bind(person)
        .bind(now)
        .execute()
        .await
}

pub(super) async fn count_posts(r: &mut Reader, person: PersonId) -> Result<i64> {
    let (n,): (i64,) = r
        .query(sql!(
            "SELECT COUNT(*) FROM post WHERE author_id = $1 AND deleted_at IS NULL"
        ))
        .bind(person)
        .fetch_one()
        .await?;
    Ok(n)
}

/// What was read of their threads is not what they hold any more, as it tells who wrote it.
pub(super) async fn update_versions(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("UPDATE thread SET version = version + 1 WHERE author_id = $1 OR id IN (SELECT thread_id FROM post WHERE author_id = $1)"))
        .bind(person)
        .execute()
        .await
}

pub(super) async fn delete_readings(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM reading WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(super) async fn delete_followings(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM following WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(super) async fn list_notes(r: &mut Reader) -> Result<Vec<(ThreadId, String)>> {
    r.query(sql!(
        "SELECT thread_id, note FROM follow_up WHERE note <> '' ORDER BY thread_id"
    ))
    .fetch_all()
    .await
}

pub(super) async fn update_note(w: &mut Writer, thread: ThreadId, note: &str) -> Result<()> {
    w.query(sql!("UPDATE follow_up SET note = $2 WHERE thread_id = $1"))
        .bind(thread)
        .bind(note)
        .execute()
        .await?;
    Ok(())
}
