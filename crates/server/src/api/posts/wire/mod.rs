//! The wire forms of posts.

use base::{PostId, ThreadId, Ts};
use discussion::{Draft, Posted};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::wire::Author;

/// A post in a thread.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Post {
    /// Its place in the thread, from 1.
    #[schema(minimum = 1)]
    number: i64,
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    id: PostId,
    /// The thread.
    #[schema(value_type = String, example = "k7f39qz")]
    thread_id: ThreadId,
    /// Who wrote it.
    #[schema(required = true)]
    author: Option<Author>,
    /// The Markdown; empty when the post was removed.
    body: String,
    /// The same as safe HTML.
    body_html: String,
    /// When it was placed.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime, required = true)]
    edited_at: Option<String>,
    /// When it was removed.
    #[schema(format = DateTime, required = true)]
    deleted_at: Option<String>,
    /// The number of the post it answers.
    #[schema(required = true)]
    reply_to: Option<i64>,
    /// Raised by each change; sent back with an edit, so that nobody's change is lost.
    version: i64,
    /// Its place on the thread's page.
    #[schema(format = "uri")]
    url: String,
}

impl Post {
    /// A post as it is stored.
    pub(crate) fn new(thread: ThreadId, post: discussion::Post, base_url: &str) -> Self {
        Self {
            number: post.number,
            id: post.id,
            thread_id: thread,
            author: post
                .author()
                .map(|author| Author::of(post.author_id, author)),
            body: post.body,
            body_html: post.body_html,
            created_at: post.created_at.rfc3339(),
            edited_at: post.edited_at.map(Ts::rfc3339),
            deleted_at: post.deleted_at.map(Ts::rfc3339),
            reply_to: post.reply_to,
            version: post.version,
            url: page_of(base_url, thread, post.number),
        }
    }

    /// A post that was placed this moment, without reading it back.
    pub(crate) fn placed(
        posted: &Posted,
        draft: &Draft,
        reply_to: Option<i64>,
        author: Author,
        base_url: &str,
    ) -> Self {
        Self {
            number: posted.number,
            id: posted.id,
            thread_id: posted.thread,
            author: Some(author),
            body: draft.body().to_owned(),
            body_html: draft.html().to_owned(),
            created_at: posted.created_at.rfc3339(),
            edited_at: None,
            deleted_at: None,
            reply_to,
            version: 1,
            url: page_of(base_url, posted.thread, posted.number),
        }
    }
}

fn page_of(base_url: &str, thread: ThreadId, number: i64) -> String {
    format!("{base_url}/t/{thread}/{number}")
}

/// An answer to place.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewPost {
    /// The text, in Markdown.
    #[schema(min_length = 1, max_length = 40000)]
    pub(crate) body: String,
    /// The post it answers.
    pub(crate) reply_to: Option<ReplyTo>,
}

/// A post, by its number in the thread or by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum ReplyTo {
    /// By number.
    Number(i64),
    /// By id.
    #[schema(value_type = String)]
    Post(PostId),
}

/// A post's new text.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EditedPost {
    /// The text, in Markdown.
    #[schema(min_length = 1, max_length = 40000)]
    pub(crate) body: String,
    /// The `version` the change is based on.
    pub(crate) version: Option<i64>,
}

#[cfg(test)]
mod tests;
