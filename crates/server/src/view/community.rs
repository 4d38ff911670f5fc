//! A community: what it is for, who is in it, and its conversations.

use askama::Template;

use super::{Frame, PersonLink, ThreadRow};

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody reads, members write, joining is at once.
    Open,
    /// Everybody reads, members write, joining is asked for.
    OnRequest,
}

/// How the viewer stands to the community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// Not signed in.
    SignedOut,
    /// Signed in, no member.
    Outside,
    /// Asked to join, no answer yet.
    Asked,
    /// A member.
    Member,
    /// A coordinator.
    Coordinator,
}

/// A community's page.
#[derive(Clone, Template)]
#[template(path = "community.html")]
pub struct Community {
    /// What every page shares.
    pub frame: Frame,
    /// The word in the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Which of the four priorities: 1 to 4.
    pub mark: u8,
    /// The name of that priority.
    pub priority: String,
    /// What it is for.
    pub purpose: String,
    /// Who may come in.
    pub who: Who,
    /// How many people belong to it.
    pub members: u32,
    /// Who coordinates it.
    pub coordinators: Vec<PersonLink>,
    /// How the viewer stands to it.
    pub membership: Membership,
    /// Its conversations, the latest first.
    pub threads: Vec<ThreadRow>,
    /// Where the newer conversations are.
    pub newer: Option<String>,
    /// Where the older conversations are.
    pub older: Option<String>,
}

impl Community {
    /// Whether the viewer may start a conversation.
    pub fn may_write(&self) -> bool {
        matches!(self.membership, Membership::Member | Membership::Coordinator)
    }
}
