//! The threads of a community, latest talk first.

use base::{Call, Limit, Listed, PersonId, ThreadId, Ts};
use membership::CommunityDetail;
use store::Reader;

use super::{Kind, State, store as rows};
use crate::Error;
use crate::reading::Ranges;

/// Where a list of threads goes on: after this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreadCursor {
    /// When its last post was placed.
    pub last_post_at: Ts,
    /// Its id.
    pub id: ThreadId,
}

impl ThreadCursor {
    /// The start of the list.
    pub const START: Self = Self {
        last_post_at: Ts::from_micros(i64::MAX),
        id: ThreadId::from_bits(u64::MAX),
    };
}

#[derive(sqlx::FromRow)]
pub(crate) struct HeadingRow {
    id: ThreadId,
    author_id: PersonId,
    #[sqlx(try_from = "String")]
    kind: Kind,
    title: String,
    #[sqlx(try_from = "String")]
    state: State,
    last_number: i64,
    created_at: Ts,
    last_post_at: Ts,
    read_count: i64,
    ranges: Option<String>,
    joined_at: Option<Ts>,
}

/// A thread as a list shows it.
#[derive(Debug, Clone)]
pub struct Heading {
    /// Its id.
    pub id: ThreadId,
    /// Who opened it.
    pub author_id: PersonId,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Whether one can answer.
    pub state: State,
    /// The number of its last post.
    pub last_number: i64,
    /// When it was opened.
    pub created_at: Ts,
    /// When the last post was placed.
    pub last_post_at: Ts,
    /// How many posts the caller has not read; 0 for who is not a member, and for talk that fell silent before they joined.
    pub unread: i64,
    /// The number of the first post the caller has not read, when there is one.
    pub first_unread: Option<i64>,
}

impl Heading {
    /// Where the list goes on after this thread.
    pub fn cursor(&self) -> ThreadCursor {
        ThreadCursor {
            last_post_at: self.last_post_at,
            id: self.id,
        }
    }
}

/// The threads of a community the caller has been shown, latest talk first, from `after` on.
pub async fn list_threads(
    r: &mut Reader,
    call: &Call,
    shown: &CommunityDetail,
    after: ThreadCursor,
    limit: Limit,
) -> Result<Listed<Heading>, Error> {
    let found = rows::list(
        r,
        shown.community.id,
        call.actor.person(),
        &after,
        limit.plus_one(),
    )
    .await?;
    let headings = found
        .into_iter()
        .map(|row| {
            let counts = row
                .joined_at
                .is_some_and(|joined| row.last_post_at > joined);
            let unread = if counts {
                (row.last_number - row.read_count).max(0)
            } else {
                0
            };
            let read = Ranges::from_stored(row.ranges.as_deref().unwrap_or_default());
            Heading {
                id: row.id,
                author_id: row.author_id,
                kind: row.kind,
                title: row.title,
                state: row.state,
                last_number: row.last_number,
                created_at: row.created_at,
                last_post_at: row.last_post_at,
                unread,
                first_unread: (unread > 0)
                    .then(|| read.first_missing(row.last_number))
                    .flatten(),
            }
        })
        .collect();
    Ok(Listed::cut(headings, limit))
}
