//! A thread: its posts page by page, and the form to answer.

use askama::Template;

use super::{CommunityLink, FormErrors, Frame, Kind, Pager, PersonLink, Post, ReplyTo};
use crate::when::When;

/// The form to answer with.
#[derive(Debug, Clone)]
pub struct ReplyForm {
    /// The id the new post will have, so that sending twice posts once.
    pub id: String,
    /// The post that is answered, when one was chosen.
    pub reply_to: Option<ReplyTo>,
    /// What was typed.
    pub body: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Whether and how the viewer can answer.
#[derive(Debug, Clone)]
pub enum Answer {
    /// With this form.
    Form(Box<ReplyForm>),
    /// After signing in.
    SignedOut,
    /// After joining the community.
    NotMember,
    /// After the coordinators let the viewer in.
    Asked,
    /// Not any more: the thread is closed.
    Closed,
    /// Not any more: the community is archived.
    Archived,
}

/// A page of a thread.
#[derive(Clone, Template)]
#[template(path = "thread.html")]
pub struct Thread {
    /// Coming back to it, for whoever looks after the community.
    pub follow_up: Option<super::FollowUpForm>,
    /// What every page shares.
    pub frame: Frame,
    /// The thread's short id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What sort of conversation.
    pub kind: Kind,
    /// Whether it is closed.
    pub closed: bool,
    /// Where it belongs.
    pub community: CommunityLink,
    /// Who started it; `None` when the account was erased.
    pub starter: Option<PersonLink>,
    /// What stands there instead of a name when the account was erased.
    pub former: String,
    /// When it was started.
    pub started: When,
    /// Replies so far.
    pub replies: u32,
    /// The posts of this page.
    pub posts: Vec<Post>,
    /// Page numbers.
    pub pager: Pager,
    /// Where the first unread post is, when it is not on this page's first screen.
    pub first_unread: Option<String>,
    /// Posts the viewer has not read, in the whole thread.
    pub unread: u32,
    /// When there is something to mark: the highest post number that is marked as read.
    pub mark_upto: Option<u32>,
    /// Whether and how the viewer can answer.
    pub answer: Answer,
}

impl Thread {
    /// The number of the first post on this page; 0 without posts.
    pub fn page_first(&self) -> u32 {
        self.posts.first().map_or(0, |post| post.number)
    }

    /// The number of the last post on this page; 0 without posts.
    pub fn page_last(&self) -> u32 {
        self.posts.last().map_or(0, |post| post.number)
    }

    /// Whether the viewer can answer here.
    pub fn can_answer(&self) -> bool {
        matches!(self.answer, Answer::Form(_))
    }
}
