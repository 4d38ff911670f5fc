//! The statements about posts.

use base::{PersonId, PostId, ThreadId, Ts};
use store::{Reader, Result, Writer, sql};

use super::list::ContributionRow;
use super::{Draft, Post, PostPlace};

/// A post as it is written down.
pub(crate) struct NewRow<'a> {
    pub(crate) id: PostId,
    pub(crate) thread: ThreadId,
    pub(crate) number: i64,
    pub(crate) author: PersonId,
    pub(crate) reply_to: Option<i64>,
    pub(crate) draft: &'a Draft,
    pub(crate) now: Ts,
}

/// Inserts posts (1 to 64), leaving out those whose id is there already; how many were inserted.
pub(crate) async fn insert(w: &mut Writer, posts: &[NewRow<'_>]) -> Result<usize> {
    let rows = w
        .query(sql!("INSERT INTO post (id, thread_id, number, author_id, reply_to, body, body_html, prose_version, created_at, version) VALUES $*10 ON CONFLICT (id) DO NOTHING"))
        .rows_once(10, posts, |cells, post| {
            cells.bind(post.id).bind(post.thread).bind(post.number).bind(post.author).bind(post.reply_to);
            cells.bind(post.draft.body().to_owned()).bind(post.draft.html().to_owned()).bind(prose::VERSION);
            cells.bind(post.now).bind(1_i64);
        })
        .execute()
        .await?;
    Ok(usize::try_from(rows).unwrap_or(usize::MAX))
}

pub(crate) async fn list(
    r: &mut Reader,
    thread: ThreadId,
    first: i64,
    last: i64,
) -> Result<Vec<Post>> {
    r.query(sql!("SELECT p.id, p.number, p.author_id, c.handle AS author_handle, c.name AS author_name, c.organisation AS author_organisation, c.photo AS author_photo, p.reply_to, rc.name AS reply_author_name, p.body, p.body_html, p.created_at, p.edited_at, p.deleted_at, p.version FROM post p LEFT JOIN person_card c ON c.id = p.author_id LEFT JOIN post a ON a.thread_id = p.thread_id AND a.number = p.reply_to LEFT JOIN person_card rc ON rc.id = a.author_id WHERE p.thread_id = $1 AND p.number >= $2 AND p.number <= $3 ORDER BY p.number"))
        .bind(thread)
        .bind(first)
        .bind(last)
        .fetch_all()
        .await
}

pub(crate) async fn find(r: &mut Reader, id: PostId) -> Result<Option<Post>> {
    r.query(sql!("SELECT p.id, p.number, p.author_id, c.handle AS author_handle, c.name AS author_name, c.organisation AS author_organisation, c.photo AS author_photo, p.reply_to, rc.name AS reply_author_name, p.body, p.body_html, p.created_at, p.edited_at, p.deleted_at, p.version FROM post p LEFT JOIN person_card c ON c.id = p.author_id LEFT JOIN post a ON a.thread_id = p.thread_id AND a.number = p.reply_to LEFT JOIN person_card rc ON rc.id = a.author_id WHERE p.id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

pub(crate) async fn find_place(r: &mut Reader, id: PostId) -> Result<Option<PostPlace>> {
    r.query(sql!("SELECT p.thread_id, t.community_id FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

/// Changes the text if nobody did since `version`; `false` otherwise.
pub(crate) async fn update_body(
    w: &mut Writer,
    id: PostId,
    version: i64,
    draft: &Draft,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE post SET body = $3, body_html = $4, prose_version = $5, edited_at = $6, version = version + 1 WHERE id = $1 AND version = $2 AND deleted_at IS NULL"))
        .bind(id)
        .bind(version)
        .bind(draft.body())
        .bind(draft.html())
        .bind(prose::VERSION)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Takes the text away; the row and its number stay. `false` when it was gone already.
pub(crate) async fn clear(w: &mut Writer, id: PostId, now: Ts) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE post SET body = '', body_html = '', deleted_at = $2, version = version + 1 WHERE id = $1 AND deleted_at IS NULL"))
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn list_by_author(
    r: &mut Reader,
    author: PersonId,
    most: i64,
) -> Result<Vec<ContributionRow>> {
    r.query(sql!("SELECT p.number, p.body, p.created_at, t.id AS thread_id, t.title, t.kind, t.community_id FROM post p JOIN thread t ON t.id = p.thread_id WHERE p.author_id = $1 AND p.deleted_at IS NULL ORDER BY p.created_at DESC, p.id DESC LIMIT $2"))
        .bind(author)
        .bind(most)
        .fetch_all()
        .await
}

/// Who goes by these handles; unknown ones are left out.
pub(crate) async fn list_mentioned(r: &mut Reader, handles: &[String]) -> Result<Vec<PersonId>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(PersonId,)> = r
        .query(sql!(
            "SELECT id FROM person_card WHERE handle IN ($*) ORDER BY handle"
        ))
        .list(handles)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
