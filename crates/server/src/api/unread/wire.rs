//! The wire forms of what is unread.

use base::ThreadId;
use discussion::UnreadThread;
use membership::Belonging;
use serde::Serialize;
use utoipa::ToSchema;

/// What the caller has not read yet.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Unread {
    /// How many posts in all.
    total: i64,
    /// The communities with something unread, in their order.
    communities: Vec<UnreadCommunity>,
}

/// A community with something unread.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UnreadCommunity {
    /// Its slug.
    community: String,
    /// How many posts.
    unread: i64,
    /// In which threads, latest talk first.
    threads: Vec<UnreadHeading>,
}

/// A thread with something unread.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UnreadHeading {
    /// Its id.
    #[schema(value_type = String, example = "k7f39qz")]
    id: ThreadId,
    /// Its title.
    title: String,
    /// How many posts.
    unread: i64,
    /// The number of the first of them.
    first_unread: i64,
    /// When the last post was placed.
    #[schema(format = DateTime)]
    last_post_at: String,
}

impl From<&UnreadThread> for UnreadHeading {
    fn from(thread: &UnreadThread) -> Self {
        Self {
            id: thread.id,
            title: thread.title.clone(),
            unread: thread.unread,
            first_unread: thread.first_unread,
            last_post_at: thread.last_post_at.rfc3339(),
        }
    }
}

impl Unread {
    pub(crate) fn new(belongings: &[Belonging], threads: &[UnreadThread]) -> Self {
        let of = |belonging: &Belonging| {
            let here = threads
                .iter()
                .filter(|thread| thread.community_id == belonging.id);
            let threads: Vec<UnreadHeading> = here.map(UnreadHeading::from).collect();
            let unread = threads.iter().map(|thread| thread.unread).sum();
            UnreadCommunity {
                community: belonging.slug.clone(),
                unread,
                threads,
            }
        };
        let communities: Vec<_> = belongings
            .iter()
            .map(of)
            .filter(|one| one.unread > 0)
            .collect();
        Self {
            total: communities.iter().map(|one| one.unread).sum(),
            communities,
        }
    }
}
