//! The page to start a conversation.

use askama::Template;

use super::{CommunityLink, FormErrors, Frame, Kind};

/// What was filled in.
#[derive(Debug, Clone)]
pub struct ThreadForm {
    /// A fresh id, so that sending twice starts one thread.
    pub id: String,
    /// The chosen kind.
    pub kind: Kind,
    /// The title.
    pub title: String,
    /// The opening post.
    pub body: String,
}

/// The page to start a conversation: POST to the same address with `id`, `kind`, `title`, `body`.
#[derive(Clone, Template)]
#[template(path = "thread_new.html")]
pub struct ThreadNew {
    /// What every page shares.
    pub frame: Frame,
    /// Where it will belong.
    pub community: CommunityLink,
    /// What was filled in.
    pub form: ThreadForm,
    /// What was wrong.
    pub errors: FormErrors,
}
