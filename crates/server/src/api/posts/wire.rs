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
    pub(crate) fn new(
        thread: ThreadId,
        post: discussion::Post,
        author: Option<Author>,
        base_url: &str,
    ) -> Self {
        Self {
            number: post.number,
            id: post.id,
            thread_id: thread,
            author,
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
mod tests {
    use super::*;
    use crate::extract::Json;
    use crate::problem::Problem;
    use axum::extract::FromRequest;

    async fn answering(json: &str) -> Result<Option<ReplyTo>, Problem> {
        let request = axum::http::Request::post("/x").header("content-type", "application/json");
        let request = request
            .body(format!(r#"{{"body":"x"{json}}}"#).into())
            .unwrap();
        Json::<NewPost>::from_request(request, &())
            .await
            .map(|sent| sent.value.reply_to)
    }

    #[tokio::test]
    async fn an_answer_names_a_post_by_number_or_id() {
        let id = "019a1b2c-0000-7000-8000-000000000000";
        assert_eq!(answering("").await.unwrap(), None);
        assert_eq!(answering(r#","replyTo":null"#).await.unwrap(), None);
        assert_eq!(
            answering(r#","replyTo":3"#).await.unwrap(),
            Some(ReplyTo::Number(3))
        );
        let by_id = answering(&format!(r#","replyTo":"{id}""#)).await.unwrap();
        assert_eq!(by_id, Some(ReplyTo::Post(id.parse().unwrap())));
        for bad in [
            "1.5",
            "\"three\"",
            "\"\\u0000\"",
            "[]",
            "99999999999999999999",
            "true",
        ] {
            let problem = answering(&format!(r#","replyTo":{bad}"#))
                .await
                .unwrap_err();
            let wrong = problem.fields.first().map(|w| (w.field.as_str(), w.code));
            assert_eq!(
                (problem.status.as_u16(), wrong),
                (422, Some(("replyTo", "wrong-type"))),
                "{bad}"
            );
        }
    }
}
