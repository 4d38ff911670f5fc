//! What happened that concerns me.

use askama::Template;

use super::Frame;
use crate::when::When;
use crate::words::Words;

/// Why somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Named in a post.
    Mention,
    /// A post of mine was answered.
    Reply,
    /// Somebody wrote in a thread that I started.
    OwnThread,
    /// Somebody wrote in a thread that I follow.
    Followed,
    /// Whoever looks after a community of mine announced it.
    Announced,
    /// A new thread in a community of mine.
    NewThread,
}

/// One notice.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Where it leads.
    pub url: String,
    /// Why I am told.
    pub reason: Reason,
    /// Who did it; `None` when the account was erased.
    pub actor: Option<String>,
    /// The title of the thread.
    pub title: String,
    /// The community's name.
    pub community: String,
    /// When it happened.
    pub when: When,
    /// Whether I have not read it.
    pub unread: bool,
}

impl Notice {
    /// The reason as a sentence with the actor's name.
    pub fn sentence(&self, w: &'static Words) -> String {
        let id = match self.reason {
            Reason::Mention => "notice-mention",
            Reason::Reply => "notice-reply",
            Reason::OwnThread => "notice-own-thread",
            Reason::Followed => "notice-followed",
            Reason::Announced => "notice-announced",
            Reason::NewThread => "notice-new-thread",
        };
        w.fill(
            id,
            "name",
            self.actor
                .as_deref()
                .unwrap_or_else(|| w.get("person-erased")),
        )
    }
}

/// The list of notices.
#[derive(Clone, Template)]
#[template(path = "notifications.html")]
pub struct Notifications {
    /// What every page shares.
    pub frame: Frame,
    /// The notices, latest first.
    pub notices: Vec<Notice>,
    /// How many I have not read, in all.
    pub unread: u32,
    /// Where the newer ones are.
    pub newer: Option<String>,
    /// Where the older ones are.
    pub older: Option<String>,
}
