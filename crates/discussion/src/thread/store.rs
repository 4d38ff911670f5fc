//! The statements about threads.

use base::{Call, CommunityId, PersonId, ThreadId, Ts};
use membership::{Role, Standing, State, Visibility};
use store::{Reader, Result, Writer, sql};

use super::Thread;
use super::activity::Activity;
use super::list::{HeadingRow, ThreadCursor};

/// A thread with what access hangs on.
#[derive(sqlx::FromRow)]
pub(crate) struct SeenRow {
    #[sqlx(flatten)]
    pub(crate) thread: Thread,
    visibility: String,
    community_state: String,
    role: Option<String>,
    pub(crate) ranges: Option<String>,
}

impl SeenRow {
    /// What the caller is in the thread's community.
    pub(crate) fn standing(&self, call: &Call) -> Standing {
        let role = self.role.as_deref().and_then(Role::parse);
        let visibility = Visibility::parse(&self.visibility).unwrap_or(Visibility::Members);
        let state = State::parse(&self.community_state).unwrap_or(State::Archived);
        Standing::new(visibility, state, role, &call.actor)
    }
}

pub(crate) async fn find_seen(
    r: &mut Reader,
    id: ThreadId,
    person: Option<PersonId>,
) -> Result<Option<SeenRow>> {
    r.query(sql!("SELECT t.id, t.community_id, c.slug AS community_slug, c.name_nl AS community_name_nl, c.name_en AS community_name_en, c.priority_place, t.author_id, a.handle AS author_handle, a.name AS author_name, a.organisation AS author_organisation, t.kind, t.title, t.state, t.last_number, t.created_at, t.last_post_at, t.version, c.visibility, c.state AS community_state, m.role, rd.ranges FROM thread t JOIN community_card c ON c.id = t.community_id LEFT JOIN person_card a ON a.id = t.author_id LEFT JOIN community_member m ON m.community_id = t.community_id AND m.person_id = $2 LEFT JOIN reading rd ON rd.thread_id = t.id AND rd.person_id = $2 WHERE t.id = $1"))
        .bind(id)
        .bind(person)
        .fetch_optional()
        .await
}

pub(crate) async fn list(
    r: &mut Reader,
    community: CommunityId,
    person: Option<PersonId>,
    before: &ThreadCursor,
    most: i64,
) -> Result<Vec<HeadingRow>> {
    r.query(sql!("SELECT t.id, t.author_id, t.kind, t.title, t.state, t.last_number, t.created_at, t.last_post_at, CAST(COALESCE(rd.read_count, 0) AS BIGINT) AS read_count, rd.ranges, m.joined_at FROM thread t LEFT JOIN community_member m ON m.community_id = t.community_id AND m.person_id = $2 LEFT JOIN reading rd ON rd.thread_id = t.id AND rd.person_id = $2 WHERE t.community_id = $1 AND (t.last_post_at, t.id) < ($3, $4) ORDER BY t.last_post_at DESC, t.id DESC LIMIT $5"))
        .bind(community)
        .bind(person)
        .bind(before.last_post_at)
        .bind(before.id)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn insert(
    w: &mut Writer,
    id: ThreadId,
    community: CommunityId,
    author: PersonId,
    kind: &str,
    title: &str,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO thread (id, community_id, author_id, kind, title, state, last_number, created_at, last_post_at) VALUES ($1, $2, $3, $4, $5, 'open', 1, $6, $6) ON CONFLICT (id) DO NOTHING"))
        .bind(id)
        .bind(community)
        .bind(author)
        .bind(kind)
        .bind(title)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Takes the next `many` numbers of each of these threads and gives the last of them; threads that are not open are left
/// out. Holds the threads until commit.
pub(crate) async fn take_numbers(
    w: &mut Writer,
    threads: &[ThreadId],
    many: i64,
    now: Ts,
) -> Result<Vec<(ThreadId, i64)>> {
    w.query(sql!("UPDATE thread SET last_number = last_number + $1, version = version + 1, last_post_at = CASE WHEN last_post_at < $2 THEN $2 ELSE last_post_at END WHERE state = 'open' AND id IN ($*) RETURNING id, last_number"))
        .bind(many)
        .bind(now)
        .list(threads)
        .fetch_all()
        .await
}

/// Gives a number back that was just taken, in the same transaction; the thread's talk is as old as before.
pub(crate) async fn give_back_number(w: &mut Writer, id: ThreadId, number: i64) -> Result<()> {
    w.query(sql!("UPDATE thread SET last_number = last_number - 1, last_post_at = (SELECT MAX(p.created_at) FROM post p WHERE p.thread_id = $1) WHERE id = $1 AND last_number = $2"))
        .bind(id)
        .bind(number)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn list_seen(
    r: &mut Reader,
    ids: &[ThreadId],
    person: Option<PersonId>,
) -> Result<Vec<SeenRow>> {
    r.query(sql!("SELECT t.id, t.community_id, c.slug AS community_slug, c.name_nl AS community_name_nl, c.name_en AS community_name_en, c.priority_place, t.author_id, a.handle AS author_handle, a.name AS author_name, a.organisation AS author_organisation, t.kind, t.title, t.state, t.last_number, t.created_at, t.last_post_at, t.version, c.visibility, c.state AS community_state, m.role, CAST(NULL AS TEXT) AS ranges FROM thread t JOIN community_card c ON c.id = t.community_id LEFT JOIN person_card a ON a.id = t.author_id LEFT JOIN community_member m ON m.community_id = t.community_id AND m.person_id = $1 WHERE t.id IN ($*)"))
        .bind(person)
        .list(ids)
        .fetch_all()
        .await
}

pub(crate) async fn list_activity(r: &mut Reader) -> Result<Vec<Activity>> {
    r.query(sql!("SELECT community_id, COUNT(*) AS threads, MAX(last_post_at) AS last_post_at FROM thread GROUP BY community_id ORDER BY community_id"))
        .fetch_all()
        .await
}

/// Notes that posts of a thread changed.
pub(crate) async fn update_version(w: &mut Writer, id: ThreadId) -> Result<()> {
    w.query(sql!(
        "UPDATE thread SET version = version + 1 WHERE id = $1"
    ))
    .bind(id)
    .execute()
    .await?;
    Ok(())
}
