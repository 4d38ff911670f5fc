//! The wire forms of the inbox.

use base::{NoticeId, PostId, ThreadId, Ts};
use discussion::Thread;
use notifications::{Notice, Reason};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::people::People;
use crate::api::wire::{Author, reasons};

/// Part of the inbox.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Inbox {
    /// At most `limit` notices.
    pub(crate) items: Vec<Notification>,
    /// Where the list goes on; null at its end.
    #[schema(required = true)]
    pub(crate) next_cursor: Option<String>,
    /// How many notices are unread in all.
    pub(crate) unread_count: i64,
}

/// A notice.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Notification {
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    id: NoticeId,
    /// Why the caller is told.
    #[schema(schema_with = reasons)]
    reason: Reason,
    /// The slug of the community; null when the caller may not read there any more.
    #[schema(required = true)]
    community: Option<String>,
    /// The thread.
    #[schema(value_type = String, example = "k7f39qz")]
    thread_id: ThreadId,
    /// Its title; null when the caller may not read there any more.
    #[schema(required = true)]
    thread_title: Option<String>,
    /// The post.
    #[schema(value_type = String, format = "uuid")]
    post_id: PostId,
    /// Its number in the thread.
    number: i64,
    /// Who wrote it.
    #[schema(required = true)]
    actor: Option<Author>,
    /// When.
    #[schema(format = DateTime)]
    at: String,
    /// When the notice was read.
    #[schema(format = DateTime, required = true)]
    read_at: Option<String>,
}

impl Notification {
    pub(crate) fn new(notice: &Notice, threads: &[Thread], people: &People) -> Self {
        let thread = threads.iter().find(|thread| thread.id == notice.thread_id);
        Self {
            id: notice.id,
            reason: notice.reason,
            community: thread.map(|thread| thread.community_slug.clone()),
            thread_id: notice.thread_id,
            thread_title: thread.map(|thread| thread.title.clone()),
            post_id: notice.post_id,
            number: notice.number,
            actor: people.author(notice.actor_id),
            at: notice.at.rfc3339(),
            read_at: notice.read_at.map(Ts::rfc3339),
        }
    }
}

/// The inbox was read.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InboxRead {
    /// How many notices were unread until now.
    pub(crate) read: u64,
    /// How many are.
    pub(crate) unread_count: i64,
}
