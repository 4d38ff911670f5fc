//! The wire form of a thread.

use base::{Call, ThreadId};
use discussion::{Kind, State, ThreadPage};
use serde::Serialize;
use utoipa::ToSchema;

use super::read::wire::Read;
use crate::api::wire::{Author, kinds, states};

/// A thread.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Thread {
    /// Its id, short enough to read aloud.
    #[schema(value_type = String, example = "k7f39qz")]
    id: ThreadId,
    /// The slug of the community it stands in.
    community: String,
    /// Its title.
    title: String,
    /// What it is.
    #[schema(schema_with = kinds)]
    kind: Kind,
    /// Whether it takes answers.
    #[schema(schema_with = states)]
    state: State,
    /// Who opened it.
    #[schema(required = true)]
    author: Option<Author>,
    /// How many posts it has, removed ones included; their numbers run from 1 to this.
    post_count: i64,
    /// When it was opened.
    #[schema(format = DateTime)]
    created_at: String,
    /// When the last post was placed.
    #[schema(format = DateTime)]
    last_post_at: String,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
    /// What the caller has read of it; null for who is not signed in.
    #[schema(required = true)]
    read: Option<Read>,
}

impl Thread {
    pub(crate) fn new(
        page: ThreadPage,
        call: &Call,
        author: Option<Author>,
        base_url: &str,
    ) -> Self {
        let thread = page.thread;
        Self {
            id: thread.id,
            community: thread.community_slug,
            title: thread.title,
            kind: thread.kind,
            state: thread.state,
            author,
            post_count: thread.last_number,
            created_at: thread.created_at.rfc3339(),
            last_post_at: thread.last_post_at.rfc3339(),
            url: page_of(base_url, thread.id),
            read: call
                .actor
                .person()
                .map(|_| Read::new(&page.read, thread.last_number)),
        }
    }
}

/// The address of a thread's page.
pub(crate) fn page_of(base_url: &str, id: ThreadId) -> String {
    format!("{base_url}/t/{id}")
}
