//! A post: inside a thread, alone for live updates, and the pages to change and to remove it.

use std::borrow::Cow;

use askama::Template;

use super::prose::with_names;
use super::{FormErrors, Frame, PersonLink};
use crate::when::When;
use crate::words::Words;

/// The post that is answered.
#[derive(Debug, Clone)]
pub struct ReplyTo {
    /// Its number.
    pub number: u32,
    /// Who wrote it.
    pub author: String,
    /// Where it is: `/t/k7f39qz/3`.
    pub url: String,
}

impl ReplyTo {
    /// "Antwoord op #3 van Anna".
    pub fn sentence(&self, w: &Words) -> String {
        w.with(
            "post-answers",
            &[
                ("number", self.number.into()),
                ("name", (&self.author).into()),
            ],
        )
    }
}

/// Who removed a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removed {
    /// Its author.
    ByAuthor,
    /// A coordinator or administrator.
    ByCoordinator,
}

impl Removed {
    /// What stands in the place of the post.
    pub fn sentence(&self, w: &'static Words) -> &'static str {
        w.get(match self {
            Self::ByAuthor => "post-removed-by-author",
            Self::ByCoordinator => "post-removed-by-coordinator",
        })
    }
}

/// One post. Only the three `bool`s depend on who looks; all are `false` in a live update.
#[derive(Debug, Clone)]
pub struct Post {
    /// The post's id, for edit and delete.
    pub id: String,
    /// Its number in the thread; 1 is the opening post.
    pub number: u32,
    /// Its own address: `/t/k7f39qz/7`.
    pub url: String,
    /// Who wrote it; `None` when the account was erased.
    pub author: Option<PersonLink>,
    /// What stands there instead of a name then.
    pub former: String,
    /// When it was written.
    pub when: When,
    /// When it was last changed.
    pub edited: Option<When>,
    /// What it answers.
    pub reply_to: Option<ReplyTo>,
    /// Its text as safe HTML, exactly as `prose` made it.
    pub body_html: String,
    /// Set when it was removed; then the text is not shown.
    pub removed: Option<Removed>,
    /// Whether the viewer has not read it.
    pub unread: bool,
    /// Whether the viewer may change it.
    pub can_edit: bool,
    /// Whether the viewer may remove it.
    pub can_delete: bool,
}

impl Post {
    /// The text, with names for what needs one to be used by ear or by keyboard.
    pub fn body(&self, w: &Words) -> Cow<'_, str> {
        with_names(&self.body_html, w)
    }
}

/// One post by itself: the same template as in the page, for live updates.
#[derive(Clone, Template)]
#[template(path = "thread/post.html")]
pub struct PostFragment {
    /// The words of the reader's language.
    pub w: &'static Words,
    /// The post.
    pub post: Post,
}

/// The page to change a post: POST to the same address with `body` and `version`.
#[derive(Clone, Template)]
#[template(path = "post_edit.html")]
pub struct PostEdit {
    /// What every page shares.
    pub frame: Frame,
    /// The post's id.
    pub id: String,
    /// The post's number.
    pub number: u32,
    /// Its own address.
    pub url: String,
    /// The title of the thread.
    pub thread_title: String,
    /// The text as it is, or as it was typed.
    pub body: String,
    /// The version that was opened, so that nobody overwrites a later one.
    pub version: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// The page that asks whether a post may be removed: POST to the same address.
#[derive(Clone, Template)]
#[template(path = "post_delete.html")]
pub struct PostDelete {
    /// What every page shares.
    pub frame: Frame,
    /// The post's id.
    pub id: String,
    /// The post's number.
    pub number: u32,
    /// Its own address.
    pub url: String,
    /// The title of the thread.
    pub thread_title: String,
    /// The text as safe HTML.
    pub body_html: String,
}

impl PostDelete {
    /// The text, as [`Post::body`] gives it.
    pub fn body(&self) -> Cow<'_, str> {
        with_names(&self.body_html, self.frame.w)
    }
}
