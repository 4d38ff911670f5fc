//! What the caller has not read yet, over all communities they belong to.

use base::{Call, CommunityId, PersonId, ThreadId, Ts};
use store::Reader;

use super::{Ranges, store as rows};
use crate::{Error, Kind};

#[derive(sqlx::FromRow)]
pub(crate) struct UnreadRow {
    id: ThreadId,
    community_id: CommunityId,
    author_id: PersonId,
    #[sqlx(try_from = "String")]
    kind: Kind,
    title: String,
    last_number: i64,
    last_post_at: Ts,
    read_count: i64,
    ranges: Option<String>,
}

/// A thread with posts the caller has not read.
#[derive(Debug, Clone)]
pub struct UnreadThread {
    /// Its id.
    pub id: ThreadId,
    /// Where it stands.
    pub community_id: CommunityId,
    /// Who opened it.
    pub author_id: PersonId,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// The number of its last post.
    pub last_number: i64,
    /// When the last post was placed.
    pub last_post_at: Ts,
    /// How many posts are unread.
    pub unread: i64,
    /// The first of them.
    pub first_unread: i64,
}

/// The most threads that are looked at; who has more unread is told "and more".
pub const MOST: i64 = 1_000;

/// The caller's unread threads, latest talk first: in communities they belong to, with talk since they joined.
/// At most [`MOST`]. Fails with `SignInNeeded`.
pub async fn list_unread(
    r: &mut Reader,
    call: &Call,
    most: i64,
) -> Result<Vec<UnreadThread>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let found = rows::list_unread(r, person, most.min(MOST)).await?;
    Ok(found
        .into_iter()
        .map(|row| {
            let read = Ranges::from_stored(row.ranges.as_deref().unwrap_or_default());
            UnreadThread {
                id: row.id,
                community_id: row.community_id,
                author_id: row.author_id,
                kind: row.kind,
                title: row.title,
                last_number: row.last_number,
                last_post_at: row.last_post_at,
                unread: row.last_number - row.read_count,
                first_unread: read
                    .first_missing(row.last_number)
                    .unwrap_or(row.last_number),
            }
        })
        .collect())
}

/// How much is unread in one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct UnreadTotal {
    /// Where.
    pub community_id: CommunityId,
    /// Threads with something unread.
    pub threads: i64,
    /// Posts that are unread.
    pub posts: i64,
}

/// How much the caller has not read, per community they belong to that has any. Fails with `SignInNeeded`.
pub async fn unread_totals(r: &mut Reader, call: &Call) -> Result<Vec<UnreadTotal>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    Ok(rows::list_totals(r, person).await?)
}
