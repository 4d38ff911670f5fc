//! Posts by number, by id and by author.

use base::{Call, CommunityId, Limit, PersonId, PostId, ThreadId, Ts};
use store::Reader;

use super::{Post, store as rows};
use crate::{Error, Kind, Thread, access};

/// The posts of a thread from number `from` on, at most `limit`. Fails with `NotFound`.
pub async fn list_posts(
    r: &mut Reader,
    call: &Call,
    thread: ThreadId,
    from: i64,
    limit: Limit,
) -> Result<(Thread, Vec<Post>), Error> {
    let seen = access::to_read(r, call, thread).await?;
    let last = from.saturating_add(limit.get() - 1);
    Ok((seen.thread, rows::list(r, thread, from, last).await?))
}

/// One post and its thread. Fails with `NotFound`.
pub async fn find_post(r: &mut Reader, call: &Call, id: PostId) -> Result<(Thread, Post), Error> {
    let place = rows::find_place(r, id).await?.ok_or(Error::NotFound)?;
    let seen = access::to_read(r, call, place.thread_id).await?;
    let post = rows::find(r, id).await?.ok_or(Error::NotFound)?;
    Ok((seen.thread, post))
}

#[derive(sqlx::FromRow)]
pub(crate) struct ContributionRow {
    number: i64,
    body: String,
    created_at: Ts,
    thread_id: ThreadId,
    title: String,
    #[sqlx(try_from = "String")]
    kind: Kind,
    community_id: CommunityId,
}

/// Something a person wrote, as their page shows it.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// In which community.
    pub community: CommunityId,
    /// In which thread.
    pub thread: ThreadId,
    /// The thread's title.
    pub title: String,
    /// What the thread is.
    pub kind: Kind,
    /// Which post; 1 is the opening.
    pub number: i64,
    /// The beginning of the text.
    pub excerpt: String,
    /// When.
    pub created_at: Ts,
}

/// The latest things a person wrote where the caller may read; at most `limit` of their latest hundred.
pub async fn list_contributions(
    r: &mut Reader,
    call: &Call,
    person: PersonId,
    limit: Limit,
) -> Result<Vec<Contribution>, Error> {
    let readable = membership::list_communities(r, call).await?;
    let all = rows::list_by_author(r, person, 100).await?;
    let most = usize::try_from(limit.get()).unwrap_or_default();
    Ok(all
        .into_iter()
        .filter(|row| {
            readable
                .iter()
                .any(|(community, _)| community.id == row.community_id)
        })
        .take(most)
        .map(|row| Contribution {
            community: row.community_id,
            thread: row.thread_id,
            title: row.title,
            kind: row.kind,
            number: row.number,
            excerpt: prose::excerpt(&row.body, 160),
            created_at: row.created_at,
        })
        .collect())
}
