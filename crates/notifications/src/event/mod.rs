//! An event: a fact with its number, as far as somebody may want to see it live or later.

use base::{CommunityId, PersonId, PostId, SessionId, ThreadId, Ts};

pub mod log;

base::choice! {
    /// What an event is called on the wire.
    EventName {
        /// A thread was opened.
        ThreadCreated = "thread.created",
        /// A post was placed.
        PostCreated = "post.created",
        /// A post was changed.
        PostEdited = "post.edited",
        /// A post was taken away.
        PostDeleted = "post.deleted",
        /// Somebody joined.
        MembershipStarted = "membership.started",
        /// Somebody left.
        MembershipEnded = "membership.ended",
        /// A notice came in.
        NoticeCreated = "notice.created",
        /// The number of unread notices or posts changed.
        UnreadChanged = "unread.changed",
        /// A session of this person ended.
        SessionEnded = "session.ended",
        /// Rights in a community may have become less, or hang on another community now.
        RightsChanged = "rights.changed",
    }
}

/// What one can listen to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// One thread.
    Thread(ThreadId),
    /// Everything in one community.
    Community(CommunityId),
    /// One's own.
    Me(PersonId),
}

/// An event of the log. Ids only; what they stand for is looked up when somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Event {
    /// Its number: gapless over the whole platform, in the order in which things became visible.
    pub seq: i64,
    /// What happened.
    #[sqlx(try_from = "String")]
    pub name: EventName,
    /// When.
    pub at: Ts,
    /// On whose own channel it stands; `None`: on those of its thread and community.
    pub me_id: Option<PersonId>,
    /// Where.
    pub community_id: Option<CommunityId>,
    /// In which thread.
    pub thread_id: Option<ThreadId>,
    /// Which post.
    pub post_id: Option<PostId>,
    /// The post's number.
    pub number: Option<i64>,
    /// Who did it.
    pub person_id: Option<PersonId>,
    /// Which session ended.
    pub session_id: Option<SessionId>,
}

impl Event {
    /// An event of which only name and time are known yet.
    pub fn new(name: EventName, at: Ts) -> Self {
        Self {
            seq: 0,
            name,
            at,
            me_id: None,
            community_id: None,
            thread_id: None,
            post_id: None,
            number: None,
            person_id: None,
            session_id: None,
        }
    }

    /// Whether browsers and API clients see it; the others only steer the servers.
    pub fn is_public(&self) -> bool {
        match self.name {
            EventName::ThreadCreated
            | EventName::PostCreated
            | EventName::PostEdited
            | EventName::PostDeleted
            | EventName::NoticeCreated
            | EventName::UnreadChanged => true,
            EventName::MembershipStarted
            | EventName::MembershipEnded
            | EventName::SessionEnded
            | EventName::RightsChanged => false,
        }
    }

    /// The channels it stands on.
    pub fn channels(&self) -> impl Iterator<Item = Channel> + use<> {
        let (thread, community, me) = match self.me_id {
            Some(person) => (None, None, Some(Channel::Me(person))),
            None => (
                self.thread_id.map(Channel::Thread),
                self.community_id.map(Channel::Community),
                None,
            ),
        };
        let public = self.is_public();
        [thread, community, me]
            .into_iter()
            .flatten()
            .filter(move |_| public)
    }
}
