//! A post in a thread, and the text somebody wants to place.

use base::{CommunityId, Invalid, PersonId, PostId, ThreadId, Ts};

pub mod delete;
pub mod edit;
pub mod list;
pub mod reply;
pub(crate) mod store;

/// A text that can be placed: checked, with its safe HTML and the handles it mentions. Made before a transaction opens.
#[derive(Debug, Clone)]
pub struct Draft {
    body: String,
    html: String,
    mentions: Vec<String>,
}

impl Draft {
    /// The longest text, in characters.
    pub const MOST: usize = 40_000;

    /// Checks Markdown and makes its safe HTML; fails with `body` / `required` or `too-long`.
    ///
    /// Line ends become `\n`; other control characters (a NUL among them, which PostgreSQL cannot store) are dropped.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let body: String = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .chars()
            .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
            .collect();
        let body = body.trim_end().trim_start_matches('\n').to_owned();
        if !base::is_visible(&body) {
            return Err(Invalid::new("body", "required"));
        }
        if body.chars().count() > Self::MOST {
            let most = i64::try_from(Self::MOST).unwrap_or(i64::MAX);
            return Err(Invalid::bound("body", "too-long", most));
        }
        let rendered = prose::render(&body);
        Ok(Self {
            body,
            html: rendered.html,
            mentions: rendered.mentions,
        })
    }

    /// A text that was placed before and changed by the program: no bound is looked at.
    pub(crate) fn mended(body: String) -> Self {
        let rendered = prose::render(&body);
        Self {
            body,
            html: rendered.html,
            mentions: rendered.mentions,
        }
    }

    /// The Markdown.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The safe HTML.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The handles it mentions.
    pub fn mentions(&self) -> &[String] {
        &self.mentions
    }
}

/// A post as readers see it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Its place in the thread, from 1.
    pub number: i64,
    /// Who wrote it.
    pub author_id: PersonId,
    author_handle: Option<String>,
    author_name: Option<String>,
    author_organisation: Option<String>,
    author_photo: Option<Ts>,
    /// The number of the post it answers.
    pub reply_to: Option<i64>,
    reply_author_name: Option<String>,
    /// The Markdown; empty when removed.
    pub body: String,
    /// The safe HTML; empty when removed.
    pub body_html: String,
    /// When it was placed.
    pub created_at: Ts,
    /// When it was last changed.
    pub edited_at: Option<Ts>,
    /// When it was removed.
    pub deleted_at: Option<Ts>,
    /// Raised by each change; sent back with an edit, so that nobody's change is lost.
    pub version: i64,
}

impl Post {
    /// How its author is shown; `None` when the account is gone.
    pub fn author(&self) -> Option<Author<'_>> {
        Author::of(
            &self.author_handle,
            &self.author_name,
            &self.author_organisation,
            self.author_photo,
        )
    }

    /// Where its author worked, when the account is gone and the text was left to the organisation.
    pub fn left_to(&self) -> Option<&str> {
        Author::left_to(&self.author_name, &self.author_organisation)
    }

    /// The name of who wrote the post it answers; `None` when that account is gone.
    pub fn reply_author_name(&self) -> Option<&str> {
        self.reply_author_name
            .as_deref()
            .filter(|name| !name.is_empty())
    }
}

/// How somebody is shown beside what they wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author<'a> {
    /// The name in addresses and mentions.
    pub handle: &'a str,
    /// The full name.
    pub name: &'a str,
    /// Where they work, or empty.
    pub organisation: &'a str,
    /// When their photo was set, which also names it; `None` without one, and where none is asked for.
    pub photo: Option<Ts>,
}

impl<'a> Author<'a> {
    pub(crate) fn of(
        handle: &'a Option<String>,
        name: &'a Option<String>,
        organisation: &'a Option<String>,
        photo: Option<Ts>,
    ) -> Option<Self> {
        let organisation = organisation.as_deref().unwrap_or_default();
        Some(Self {
            handle: handle.as_deref()?,
            name: name.as_deref().filter(|name| !name.is_empty())?,
            organisation,
            photo,
        })
    }

    /// A tombstone has no name, and the organisation that what stays was left to.
    pub(crate) fn left_to(
        name: &Option<String>,
        organisation: &'a Option<String>,
    ) -> Option<&'a str> {
        let gone = name.as_deref().is_none_or(str::is_empty);
        organisation
            .as_deref()
            .filter(|organisation| gone && !organisation.is_empty())
    }
}

/// Where a post stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct PostPlace {
    /// The thread.
    pub thread_id: ThreadId,
    /// The community.
    pub community_id: CommunityId,
}
