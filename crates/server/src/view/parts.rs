//! Pieces that stand on more than one page: people, communities, rows of threads, page numbers.

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

/// One number in a row of pages.
#[derive(Debug, Clone)]
pub struct PageLink {
    /// The page's number; 0 stands for left-out pages.
    pub number: u32,
    /// Its address.
    pub url: String,
}

/// A row of page numbers: the first, the last, and those around the current one.
#[derive(Debug, Clone)]
pub struct Pager {
    /// The page that is shown.
    pub current: u32,
    /// How many pages there are.
    pub last: u32,
    base: String,
}

impl Pager {
    /// Pages whose address is `base` followed by the number, such as `/t/k7f39qz?page=`.
    pub fn new(base: impl Into<String>, current: u32, last: u32) -> Self {
        Self {
            current,
            last: last.max(1),
            base: base.into(),
        }
    }

    /// The address of a page.
    pub fn url(&self, number: u32) -> String {
        format!("{}{number}", self.base)
    }

    /// The page before this one.
    pub fn previous(&self) -> Option<String> {
        (self.current > 1).then(|| self.url(self.current - 1))
    }

    /// The page after this one.
    pub fn next(&self) -> Option<String> {
        (self.current < self.last).then(|| self.url(self.current + 1))
    }

    /// The numbers to show; a gap is one link with number 0.
    pub fn links(&self) -> Vec<PageLink> {
        let mut links: Vec<PageLink> = Vec::with_capacity(7);
        let around = self.current.saturating_sub(1)..=self.current.saturating_add(1);
        let mut numbers = vec![1, self.last];
        numbers.extend(around.filter(|n| *n >= 1 && *n <= self.last));
        numbers.sort_unstable();
        numbers.dedup();
        let mut before = 0;
        for number in numbers {
            if number > before + 1 {
                links.push(PageLink {
                    number: 0,
                    url: String::new(),
                });
            }
            links.push(PageLink {
                number,
                url: self.url(number),
            });
            before = number;
        }
        links
    }
}
