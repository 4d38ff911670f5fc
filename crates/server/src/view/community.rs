//! A community: what it is for, who is in it, and its conversations.

use askama::Template;
use membership::{Door, Entry, Visibility};

use super::{Asking, CommunityLink, Frame, OwnRequest, PersonLink, ThreadRow};
use crate::words::Words;

/// Who reads, who writes and how one becomes a member, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Who(pub Door);

impl Who {
    /// Who reads, as a sentence.
    pub fn reads(&self, w: &'static Words) -> &'static str {
        w.get(match self.0.readers {
            Visibility::Public => "about-reads-everybody",
            Visibility::Network => "about-reads-network",
            Visibility::Members => "about-reads-members",
        })
    }

    /// Who writes, as a sentence.
    pub fn writes(&self, w: &'static Words) -> &'static str {
        w.get(if self.0.writes {
            "about-writes-members"
        } else {
            "about-writes-nobody"
        })
    }

    /// How one joins, as a sentence.
    pub fn joins(&self, w: &'static Words) -> &'static str {
        w.get(match self.0.entry {
            Entry::Open => "about-joins-open",
            Entry::Request => "about-joins-request",
            Entry::Invitation => "about-joins-invitation",
            Entry::Closed => "about-joins-closed",
        })
    }

    /// Whether one joins by an act of one's own: at once, or by asking.
    pub fn by_oneself(&self) -> bool {
        matches!(self.0.entry, Entry::Open | Entry::Request)
    }

    /// Whether joining is asked for.
    pub fn on_request(&self) -> bool {
        self.0.entry == Entry::Request
    }
}

/// What a community says of itself beside name and purpose.
#[derive(Debug, Clone, Default)]
pub struct CommunityAbout {
    /// Whether it is archived.
    pub archived: bool,
    /// What it is a working group of.
    pub parent: Option<CommunityLink>,
    /// Its working groups.
    pub groups: Vec<CommunityLink>,
    /// The parts of its charter that are filled: what it is called, and the text.
    pub charter: Vec<(&'static str, String)>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Pinned material: title and address.
    pub pins: Vec<(String, String)>,
    /// The welcome as safe HTML, for whoever joined lately.
    pub welcome: Option<String>,
    /// Whether the viewer may change it.
    pub may_edit: bool,
    /// Whether the viewer may begin a working group.
    pub may_found: bool,
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
    /// What else it says of itself.
    pub about: CommunityAbout,
    /// How the viewer stands to it.
    pub membership: Membership,
    /// What the viewer asked, when they did.
    pub request: Option<OwnRequest>,
    /// What to answer to become a member where that is asked for.
    pub asking: Asking,
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
        !self.about.archived
            && matches!(
                self.membership,
                Membership::Member | Membership::Coordinator
            )
    }
}
