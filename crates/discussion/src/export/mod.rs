//! Everything somebody did in the talk, for themselves (GDPR articles 15 and 20), page by page.

mod store;

use ::store::Reader;
use base::{Call, CommunityId, PersonId, PostId, ThreadId, Ts};

use crate::{Error, Kind, Ranges, State};

/// A thread the caller opened.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnThread {
    /// Its id.
    pub id: ThreadId,
    /// Where it stands.
    pub community_id: CommunityId,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Whether one can answer.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// The number of its last post.
    pub last_number: i64,
    /// When it was opened.
    pub created_at: Ts,
}

/// A post of the caller, also a removed one.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnPost {
    /// Its id.
    pub id: PostId,
    /// In which thread.
    pub thread_id: ThreadId,
    /// Its number there.
    pub number: i64,
    /// The number of the post it answers.
    pub reply_to: Option<i64>,
    /// The Markdown; empty when removed.
    pub body: String,
    /// When it was placed.
    pub created_at: Ts,
    /// When it was last changed.
    pub edited_at: Option<Ts>,
    /// When it was removed.
    pub deleted_at: Option<Ts>,
}

/// A thread as far as the caller may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownThread {
    /// Its id.
    pub id: ThreadId,
    /// Where it stands.
    pub community: CommunityId,
    /// Its title; `None` when the caller may not read it any more and did not write in it.
    pub title: Option<String>,
}

fn me(call: &Call) -> Result<PersonId, Error> {
    call.actor.person().ok_or(Error::SignInNeeded)
}

/// Threads the caller opened, after one of them, in the order of their ids; at most `most`. Fails with `SignInNeeded`.
pub async fn export_threads(
    r: &mut Reader,
    call: &Call,
    after: Option<ThreadId>,
    most: i64,
) -> Result<Vec<OwnThread>, Error> {
    let after = after.unwrap_or(ThreadId::from_bits(0));
    Ok(store::list_threads(r, me(call)?, after, most).await?)
}

/// Posts of the caller, after one of them, in the order of their ids; at most `most`. Fails with `SignInNeeded`.
pub async fn export_posts(
    r: &mut Reader,
    call: &Call,
    after: Option<PostId>,
    most: i64,
) -> Result<Vec<OwnPost>, Error> {
    let after = after.unwrap_or(PostId(Default::default()));
    Ok(store::list_posts(r, me(call)?, after, most).await?)
}

/// What the caller read, after a thread, in the order of ids; at most `most`. Fails with `SignInNeeded`.
pub async fn export_reading(
    r: &mut Reader,
    call: &Call,
    after: Option<ThreadId>,
    most: i64,
) -> Result<Vec<(ThreadId, Ranges)>, Error> {
    let after = after.unwrap_or(ThreadId::from_bits(0));
    let rows = store::list_readings(r, me(call)?, after, most).await?;
    Ok(rows
        .into_iter()
        .map(|(id, ranges)| (id, Ranges::from_stored(&ranges)))
        .collect())
}

/// What the caller follows and since when, after a thread, in the order of ids; at most `most`. Fails with `SignInNeeded`.
pub async fn export_following(
    r: &mut Reader,
    call: &Call,
    after: Option<ThreadId>,
    most: i64,
) -> Result<Vec<(ThreadId, Ts)>, Error> {
    let after = after.unwrap_or(ThreadId::from_bits(0));
    Ok(store::list_followings(r, me(call)?, after, most).await?)
}

/// How these threads are called, so that nothing in the download points nowhere. Fails with `SignInNeeded`.
pub async fn export_named(
    r: &mut Reader,
    call: &Call,
    threads: &[ThreadId],
) -> Result<Vec<KnownThread>, Error> {
    let own = me(call)?;
    if threads.is_empty() {
        return Ok(Vec::new());
    }
    let readable = crate::threads_named(r, call, threads).await?;
    let rows = store::list_named(r, own, threads).await?;
    let known = |row: store::Named| KnownThread {
        title: (row.wrote || readable.iter().any(|thread| thread.id == row.id))
            .then_some(row.title),
        id: row.id,
        community: row.community_id,
    };
    Ok(rows.into_iter().map(known).collect())
}
