//! Pieces that stand on more than one page: people, communities, rows of threads.

use crate::when::When;
use crate::words::Words;

/// What sort of conversation a thread is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Talking something over.
    Discussion,
    /// Asking something.
    Question,
    /// Telling what was tried.
    Experience,
    /// Making something known.
    Announcement,
    /// Agreeing on something.
    Decision,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [
        Self::Discussion,
        Self::Question,
        Self::Experience,
        Self::Announcement,
        Self::Decision,
    ];

    /// Those that the form offers, in its order.
    pub const OFFERED: [Self; 4] = [
        Self::Discussion,
        Self::Question,
        Self::Experience,
        Self::Announcement,
    ];

    /// The word in forms and addresses, and the end of the CSS class.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Discussion => "discussion",
            Self::Question => "question",
            Self::Experience => "experience",
            Self::Announcement => "announcement",
            Self::Decision => "decision",
        }
    }

    /// The kind with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// What it is called on the page.
    pub fn name(&self, w: &'static Words) -> &'static str {
        w.get(match self {
            Self::Discussion => "kind-discussion",
            Self::Question => "kind-question",
            Self::Experience => "kind-experience",
            Self::Announcement => "kind-announcement",
            Self::Decision => "kind-decision",
        })
    }

    /// When to choose it.
    pub fn hint(&self, w: &'static Words) -> &'static str {
        w.get(match self {
            Self::Discussion => "kind-discussion-hint",
            Self::Question => "kind-question-hint",
            Self::Experience => "kind-experience-hint",
            Self::Announcement => "kind-announcement-hint",
            Self::Decision => "kind-decision-hint",
        })
    }
}

/// A person, to be named and linked.
#[derive(Debug, Clone)]
pub struct PersonLink {
    /// Full name.
    pub name: String,
    /// Name in the address.
    pub handle: String,
    /// One or two letters.
    pub initials: String,
    /// Where they work; empty when unknown.
    pub organisation: String,
    /// The address of their photo; empty without one.
    pub photo: String,
}

/// A community, to be named and linked.
#[derive(Debug, Clone)]
pub struct CommunityLink {
    /// The word in the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Which of the four priorities: 1 to 4 gives colour and shape of its mark, 0 gives none.
    pub mark: u8,
}

/// A community on the home page.
#[derive(Debug, Clone)]
pub struct CommunityCard {
    /// The word in the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// How many people belong to it.
    pub members: u32,
    /// How many conversations it holds.
    pub threads: u32,
    /// When somebody last wrote.
    pub last_activity: Option<When>,
    /// Whether the viewer belongs to it.
    pub mine: bool,
    /// How many posts the viewer has not read.
    pub unread: u32,
    /// Which of the four priorities: 1 to 4.
    pub mark: u8,
}

/// A thread in a list.
#[derive(Debug, Clone)]
pub struct ThreadRow {
    /// Where the title leads: to the first unread post when there is one.
    pub url: String,
    /// The title.
    pub title: String,
    /// What sort of conversation.
    pub kind: Kind,
    /// Who started it.
    pub author: String,
    /// Where that person works; empty when unknown.
    pub organisation: String,
    /// Replies so far.
    pub replies: u32,
    /// When somebody last wrote.
    pub when: When,
    /// Posts the viewer has not read.
    pub unread: u32,
    /// Whether one can still answer.
    pub closed: bool,
}
