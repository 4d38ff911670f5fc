//! Unchecked questions and bulk loading, for reactions, digests, live frames and the command line only.

use base::{AnyId, CommunityId, PersonId, PostId, ThreadId, Ts};
use store::{Reader, Result, Writer, sql};

pub use crate::erasure::{Written, erase, forget, written_by};
use crate::{Draft, Kind, Post, Ranges, post, thread};

/// Somebody who follows a thread from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Follower {
    /// Which thread.
    pub thread: ThreadId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub since: Ts,
}

/// Makes people followers of threads; those who did not follow yet.
pub async fn follow(w: &mut Writer, all: &[Follower]) -> Result<Vec<(ThreadId, PersonId)>> {
    let mut new = Vec::new();
    for some in all.chunks(512) {
        let begun: Vec<(ThreadId, PersonId)> = w
            .query(sql!("INSERT INTO following (thread_id, person_id, since) VALUES $*3 ON CONFLICT (thread_id, person_id) DO NOTHING RETURNING thread_id, person_id"))
            .rows(3, some, |cells, one| {
                cells.bind(one.thread).bind(one.person).bind(one.since);
            })
            .fetch_all()
            .await?;
        new.extend(begun);
    }
    Ok(new)
}

/// Who is to hear of news in these threads: who follows one, may still read it, and has no unread notice about it, as one
/// is enough until they looked.
pub async fn to_tell(r: &mut Reader, threads: &[ThreadId]) -> Result<Vec<(ThreadId, PersonId)>> {
    r.query(sql!("SELECT f.thread_id, f.person_id FROM following f JOIN thread t ON t.id = f.thread_id JOIN community_card c ON c.id = t.community_id LEFT JOIN community_member m ON m.community_id = t.community_id AND m.person_id = f.person_id WHERE f.thread_id IN ($*) AND (c.visibility <> 'members' OR m.role IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM unread_notice n WHERE n.person_id = f.person_id AND n.thread_id = f.thread_id) ORDER BY f.thread_id, f.person_id"))
        .list(threads)
        .fetch_all()
        .await
}

/// Which of these people may read a thread, by membership; in a public or network community everybody may.
pub async fn may_read(
    r: &mut Reader,
    thread: ThreadId,
    people: &[PersonId],
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!("SELECT DISTINCT p.id FROM thread t JOIN community_card c ON c.id = t.community_id JOIN person_card p ON p.id IN ($*) LEFT JOIN community_member m ON m.community_id = c.id AND m.person_id = p.id WHERE t.id = $1 AND (c.visibility <> 'members' OR m.role IS NOT NULL)"))
        .bind(thread)
        .list(people)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Where these threads stand now.
pub async fn communities_of(
    r: &mut Reader,
    threads: &[ThreadId],
) -> Result<Vec<(ThreadId, CommunityId)>> {
    r.query(sql!("SELECT id, community_id FROM thread WHERE id IN ($*)"))
        .list(threads)
        .fetch_all()
        .await
}

/// A post by its id, whoever asks.
pub async fn post(r: &mut Reader, id: PostId) -> Result<Option<Post>> {
    post::store::find(r, id).await
}

/// The author of the post with a number in a thread.
pub async fn author_of(r: &mut Reader, thread: ThreadId, number: i64) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = r
        .query(sql!(
            "SELECT author_id FROM post WHERE thread_id = $1 AND number = $2"
        ))
        .bind(thread)
        .bind(number)
        .fetch_optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

/// What a person has read of these threads.
pub async fn read_of(
    r: &mut Reader,
    person: PersonId,
    threads: &[ThreadId],
) -> Result<Vec<(ThreadId, Ranges)>> {
    let rows: Vec<(ThreadId, String)> = r
        .query(sql!(
            "SELECT thread_id, ranges FROM reading WHERE person_id = $1 AND thread_id IN ($*)"
        ))
        .bind(person)
        .list(threads)
        .fetch_all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, ranges)| (id, Ranges::from_stored(&ranges)))
        .collect())
}

/// A thread as a mail names it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Named {
    /// Its id.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: Kind,
}

/// How these threads are called.
pub async fn named(r: &mut Reader, threads: &[ThreadId]) -> Result<Vec<Named>> {
    r.query(sql!("SELECT id, title, kind FROM thread WHERE id IN ($*)"))
        .list(threads)
        .fetch_all()
        .await
}

/// A post as a mail quotes it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Quoted {
    /// Its id.
    pub id: PostId,
    /// Who wrote it.
    pub author_id: PersonId,
    /// The Markdown.
    pub body: String,
}

/// By which act each of these threads was announced; those that were not are left out.
pub async fn acts_of(r: &mut Reader, threads: &[ThreadId]) -> Result<Vec<(ThreadId, AnyId)>> {
    crate::announcement::store::list_acts(r, threads).await
}

/// Which of these posts have not been removed.
pub async fn still_there(r: &mut Reader, posts: &[PostId]) -> Result<Vec<PostId>> {
    let rows: Vec<(PostId,)> = r
        .query(sql!(
            "SELECT id FROM post WHERE deleted_at IS NULL AND id IN ($*)"
        ))
        .list(posts)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// These posts, without those that were removed.
pub async fn quoted(r: &mut Reader, posts: &[PostId]) -> Result<Vec<Quoted>> {
    r.query(sql!(
        "SELECT id, author_id, body FROM post WHERE deleted_at IS NULL AND id IN ($*)"
    ))
    .list(posts)
    .fetch_all()
    .await
}

/// A thread to load in bulk.
#[derive(Debug, Clone)]
pub struct LoadedThread {
    /// Its id.
    pub id: ThreadId,
    /// Where.
    pub community: CommunityId,
    /// By whom.
    pub author: PersonId,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: thread::Title,
    /// The number of its last post.
    pub last_number: i64,
    /// When it was opened.
    pub created_at: Ts,
    /// When the last post was placed.
    pub last_post_at: Ts,
}

/// Loads threads without stating facts: only for a sample database.
pub async fn load_threads(w: &mut Writer, all: &[LoadedThread]) -> Result<()> {
    for some in all.chunks(512) {
        w.query(sql!("INSERT INTO thread (id, community_id, author_id, kind, title, state, last_number, created_at, last_post_at) VALUES $*9 ON CONFLICT (id) DO NOTHING"))
            .rows(9, some, |cells, t| {
                cells.bind(t.id).bind(t.community).bind(t.author).bind(t.kind.as_str()).bind(t.title.as_str());
                cells.bind("open").bind(t.last_number).bind(t.created_at).bind(t.last_post_at);
            })
            .execute()
            .await?;
    }
    Ok(())
}

/// A post to load in bulk.
#[derive(Debug, Clone)]
pub struct LoadedPost {
    /// Its id.
    pub id: PostId,
    /// In which thread.
    pub thread: ThreadId,
    /// Its number.
    pub number: i64,
    /// By whom.
    pub author: PersonId,
    /// Its text.
    pub draft: Draft,
    /// When.
    pub created_at: Ts,
}

/// Loads posts without stating facts: only for a sample database.
pub async fn load_posts(w: &mut Writer, all: &[LoadedPost]) -> Result<()> {
    for some in all.chunks(512) {
        w.query(sql!("INSERT INTO post (id, thread_id, number, author_id, body, body_html, prose_version, created_at, version) VALUES $*9 ON CONFLICT (id) DO NOTHING"))
            .rows(9, some, |cells, p| {
                cells.bind(p.id).bind(p.thread).bind(p.number).bind(p.author);
                cells.bind(p.draft.body()).bind(p.draft.html()).bind(prose::VERSION).bind(p.created_at).bind(1_i64);
            })
            .execute()
            .await?;
    }
    Ok(())
}

/// What somebody has read, to load in bulk.
#[derive(Debug, Clone)]
pub struct LoadedReading {
    /// Who.
    pub person: PersonId,
    /// Which thread.
    pub thread: ThreadId,
    /// Read from 1 up to this number.
    pub upto: i64,
}

/// Loads what has been read without stating facts: only for sample and demo databases.
pub async fn load_readings(w: &mut Writer, all: &[LoadedReading]) -> Result<()> {
    for some in all.chunks(512) {
        w.query(sql!("INSERT INTO reading (person_id, thread_id, ranges, read_count) VALUES $*4 ON CONFLICT (person_id, thread_id) DO NOTHING"))
            .rows(4, some, |cells, one| {
                cells.bind(one.person).bind(one.thread).bind(format!("1-{}", one.upto)).bind(one.upto);
            })
            .execute()
            .await?;
    }
    Ok(())
}
