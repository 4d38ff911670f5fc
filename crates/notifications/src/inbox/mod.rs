//! The inbox: what concerns one person, with the reason why they are told.

use base::{CommunityId, NoticeId, PersonId, PostId, ThreadId, Ts};

pub mod deliver;
pub mod list;
pub mod read;

base::choice! {
    /// Why somebody is told.
    Reason {
        /// Somebody answered their post.
        Answered = "answered",
        /// Somebody named them.
        Mentioned = "mentioned",
        /// There is news in a thread they took part in.
        Followed = "followed",
        /// Whoever looks after one of their communities announced something.
        Announced = "announced",
    }
}

/// A notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Whose.
    pub person_id: PersonId,
    /// The event it came from.
    pub seq: i64,
    /// Why.
    #[sqlx(try_from = "String")]
    pub reason: Reason,
    /// In which community.
    pub community_id: CommunityId,
    /// In which thread.
    pub thread_id: ThreadId,
    /// About which post.
    pub post_id: PostId,
    /// The post's number.
    pub number: i64,
    /// Who did it.
    pub actor_id: PersonId,
    /// When.
    pub at: Ts,
    /// When it was read.
    pub read_at: Option<Ts>,
}
