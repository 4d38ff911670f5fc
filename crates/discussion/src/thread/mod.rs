//! A thread: a question, an experience, an announcement or just talk, in one community.

use base::{CommunityId, Invalid, Lang, Line, PersonId, ThreadId, Ts};

use crate::post::Author;

pub mod activity;
pub mod list;
pub mod move_to;
pub mod named;
pub mod open;
pub mod page;
pub(crate) mod store;

base::choice! {
    /// What a thread is.
    Kind {
        /// Talk.
        Discussion = "discussion",
        /// Somebody wants to know something.
        Question = "question",
        /// Somebody tells how it went.
        Experience = "experience",
        /// Everybody should know this.
        Announcement = "announcement",
        /// Something is to be decided together.
        Decision = "decision",
    }
}

base::choice! {
    /// Whether one can still answer.
    State {
        /// Yes.
        Open = "open",
        /// No.
        Closed = "closed",
    }
}

/// A thread's title: one line of 1 to 160 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(Line);

impl Title {
    /// The longest title, in characters.
    pub const MOST: usize = 160;

    /// Reads a title; fails with `title` / `required` or `too-long`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        Line::parse("title", text, Self::MOST).map(Self)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// A thread and the community it stands in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Thread {
    /// Its id.
    pub id: ThreadId,
    /// Where it stands.
    pub community_id: CommunityId,
    /// The community's name in addresses.
    pub community_slug: String,
    community_name_nl: String,
    community_name_en: String,
    /// The place of the community's priority among the others, from 1.
    pub priority_place: i64,
    /// Who opened it.
    pub author_id: PersonId,
    author_handle: Option<String>,
    author_name: Option<String>,
    author_organisation: Option<String>,
    /// What it is.
    #[sqlx(try_from = "String")]
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Whether one can answer.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// The number of its last post; numbers run from 1 without gaps.
    pub last_number: i64,
    /// When it was opened.
    pub created_at: Ts,
    /// When the last post was placed.
    pub last_post_at: Ts,
    /// Raised by every change to its posts: what was read under a version is what it holds.
    pub version: i64,
}

impl Thread {
    /// How who opened it is shown; `None` when the account is gone.
    pub fn author(&self) -> Option<Author<'_>> {
        Author::of(
            &self.author_handle,
            &self.author_name,
            &self.author_organisation,
            None,
        )
    }

    /// Where who opened it worked, when the account is gone and the text was left to the organisation.
    pub fn left_to(&self) -> Option<&str> {
        Author::left_to(&self.author_name, &self.author_organisation)
    }

    /// The community's name in a language.
    pub fn community_name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.community_name_nl,
            Lang::En => &self.community_name_en,
        }
    }
}
