//! The wire forms of threads in a list, and of one to open.

use base::ThreadId;
use discussion::{Draft, Error, Kind, State, Title};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::people::People;
use crate::api::threads::wire::page_of;
use crate::api::wire::{Author, kinds, states};

/// A thread in a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Heading {
    /// Its id, short enough to read aloud.
    #[schema(value_type = String, example = "k7f39qz")]
    id: ThreadId,
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
    /// How many posts the caller, as a member, has not read; 0 for talk that fell silent before they joined.
    unread: i64,
    /// The number of the first of them.
    #[schema(required = true)]
    first_unread: Option<i64>,
    /// When it was opened.
    #[schema(format = DateTime)]
    created_at: String,
    /// When the last post was placed.
    #[schema(format = DateTime)]
    last_post_at: String,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
}

impl Heading {
    pub(crate) fn new(heading: discussion::Heading, people: &People, base_url: &str) -> Self {
        Self {
            id: heading.id,
            title: heading.title,
            kind: heading.kind,
            state: heading.state,
            author: people.author(heading.author_id),
            post_count: heading.last_number,
            unread: heading.unread,
            first_unread: heading.first_unread,
            created_at: heading.created_at.rfc3339(),
            last_post_at: heading.last_post_at.rfc3339(),
            url: page_of(base_url, heading.id),
        }
    }
}

/// A thread to open.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewThread {
    /// One line.
    #[schema(min_length = 1, max_length = 160)]
    title: String,
    /// The first post, in Markdown.
    #[schema(min_length = 1, max_length = 40000)]
    body: String,
    /// What it is; talk unless said.
    #[serde(default = "talk")]
    #[schema(schema_with = kinds, required = false)]
    pub(crate) kind: Kind,
}

fn talk() -> Kind {
    Kind::Discussion
}

impl NewThread {
    /// Checks title and text together, so that the caller hears of both.
    pub(crate) fn parse(&self) -> Result<(Title, Draft), Error> {
        match (Title::parse(&self.title), Draft::parse(&self.body)) {
            (Ok(title), Ok(draft)) => Ok((title, draft)),
            (title, draft) => Err(Error::Invalid(
                title.err().into_iter().chain(draft.err()).collect(),
            )),
        }
    }
}
