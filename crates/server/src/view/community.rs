//! A community: what it is for, who is in it, and its conversations.

use askama::Template;

use super::{Asking, Frame, OwnRequest, PersonLink, ThreadRow};
use crate::words::Words;

/// Who reads, and how one becomes a member; members write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everybody reads, joining is at once.
    Open,
    /// Everybody reads, joining is asked for.
    OnRequest,
    /// Everybody with an account reads, joining is at once.
    NetworkOpen,
    /// Everybody with an account reads, joining is asked for.
    NetworkOnRequest,
    /// Members read, joining is at once.
    MembersOpen,
    /// Members read, joining is asked for.
    MembersOnRequest,
    /// Everybody reads, coordinators invite.
    ByInvitation,
    /// Everybody with an account reads, coordinators invite.
    NetworkByInvitation,
    /// Members read, coordinators invite.
    MembersByInvitation,
}

impl Who {
    /// Who reads, as a sentence.
    pub fn reads(&self, w: &'static Words) -> &'static str {
        w.get(match self {
            Self::Open | Self::OnRequest | Self::ByInvitation => "community-reads-everyone",
            Self::NetworkOpen | Self::NetworkOnRequest | Self::NetworkByInvitation => {
                "community-reads-network"
            }
            Self::MembersOpen | Self::MembersOnRequest | Self::MembersByInvitation => {
                "community-reads-members"
            }
        })
    }

    /// Who writes and how one joins, as sentences.
    pub fn joins(&self, w: &'static Words) -> &'static str {
        w.get(if self.on_request() {
            "community-joins-request"
        } else if self.by_invitation() {
            "community-joins-invitation"
        } else {
            "community-joins-open"
        })
    }

    /// Whether only who is invited joins.
    pub fn by_invitation(&self) -> bool {
        matches!(
            self,
            Self::ByInvitation | Self::NetworkByInvitation | Self::MembersByInvitation
        )
    }

    /// Whether joining is asked for.
    pub fn on_request(&self) -> bool {
        matches!(
            self,
            Self::OnRequest | Self::NetworkOnRequest | Self::MembersOnRequest
        )
    }
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
        matches!(
            self.membership,
            Membership::Member | Membership::Coordinator
        )
    }
}
