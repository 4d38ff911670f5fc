//! The desk of whoever looks after a community.

use askama::Template;

use super::{CommunityLink, FormErrors, Frame};
use crate::when::When;
use crate::words::Words;

/// The communities somebody looks after.
#[derive(Clone, Template)]
#[template(path = "coordinate/index.html")]
pub struct Desks {
    /// What every page shares.
    pub frame: Frame,
    /// Each with how many requests wait.
    pub desks: Vec<(CommunityLink, u32)>,
}

/// Something that waits for an answer, or a thread of a list.
#[derive(Debug, Clone)]
pub struct DeskRow {
    /// Where it leads.
    pub url: String,
    /// The title of the thread.
    pub title: String,
    /// Whom it is about, with their organisation.
    pub who: String,
    /// Since when.
    pub when: When,
    /// What to think of; may be empty.
    pub note: String,
}

/// One of the lists of the desk: its first lines, and how many there are.
#[derive(Debug, Clone)]
pub struct DeskList {
    /// The first few.
    pub rows: Vec<DeskRow>,
    /// How many in all.
    pub all: u32,
    /// Where all of them stand.
    pub url: String,
}

/// A province on the map and in the table behind it.
#[derive(Debug, Clone)]
pub struct Tile {
    /// Its name.
    pub name: &'static str,
    /// Its two letters.
    pub letters: &'static str,
    /// How many members, in words; those of few are not told.
    pub said: String,
    /// The same, short enough for the map.
    pub short: String,
    /// How dark it is: 0 for nobody to 5 for many.
    pub level: u8,
    /// Where it stands: columns and rows of the map, from 0.
    pub column: u8,
    /// The row.
    pub row: u8,
    /// The members there.
    pub url: String,
}

impl Tile {
    /// The left edge in the picture.
    pub fn x(&self) -> u32 {
        u32::from(self.column) * 64
    }

    /// The upper edge in the picture.
    pub fn y(&self) -> u32 {
        u32::from(self.row) * 64
    }
}

/// A week of the chart and of the table behind it.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its place, from 0.
    pub place: u32,
    /// The day it begins.
    pub from: String,
    /// How many posts.
    pub posts: u32,
    /// How high it stands in the picture, of 80.
    pub height: u32,
    /// How many people wrote, in words.
    pub writers: String,
    /// The threads of that week.
    pub url: String,
}

impl Bar {
    /// The left edge in the picture.
    pub fn x(&self) -> u32 {
        self.place * 26
    }

    /// The upper edge in the picture.
    pub fn y(&self) -> u32 {
        80_u32.saturating_sub(self.height)
    }
}

/// An employer and how many members work there.
#[derive(Debug, Clone)]
pub struct DeskEmployer {
    /// Its name.
    pub name: String,
    /// How many.
    pub members: u32,
    /// Those members.
    pub url: String,
}

/// The desk.
#[derive(Clone, Template)]
#[template(path = "coordinate/desk.html")]
pub struct Desk {
    /// What every page shares.
    pub frame: Frame,
    /// The community.
    pub community: CommunityLink,
    /// Whether only one person looks after it, or nobody.
    pub coordinators: u32,
    /// How many requests wait.
    pub waiting: u32,
    /// Since when the oldest does.
    pub waiting_since: Option<When>,
    /// Questions nobody answered.
    pub questions: DeskList,
    /// Newcomers nobody answered.
    pub newcomers: DeskList,
    /// Threads to come back to.
    pub follow_ups: DeskList,
    /// How much the three who write most carry, in words; empty when too few wrote.
    pub top_three: String,
    /// How many people wrote, in words.
    pub writers: String,
    /// How many posts there were.
    pub posts: u32,
    /// The weeks.
    pub bars: Vec<Bar>,
    /// How many members, in words.
    pub members: String,
    /// The provinces.
    pub tiles: Vec<Tile>,
    /// The employers.
    pub employers: Vec<DeskEmployer>,
    /// Those with few members, in words; empty without any.
    pub small: String,
}

impl Desk {
    /// The lists, each with its title and what stands there when it is empty.
    fn lists(&self) -> [(&'static str, &'static str, &DeskList); 3] {
        [
            ("desk-questions", "desk-questions-none", &self.questions),
            ("desk-newcomers", "desk-newcomers-none", &self.newcomers),
            ("desk-follow-ups", "desk-follow-ups-none", &self.follow_ups),
        ]
    }
}

/// A whole list of the desk.
#[derive(Clone, Template)]
#[template(path = "coordinate/list.html")]
pub struct DeskLines {
    /// What every page shares.
    pub frame: Frame,
    /// The community.
    pub community: CommunityLink,
    /// What the list is.
    pub title: String,
    /// What it holds, in a sentence.
    pub lead: String,
    /// Its lines.
    pub rows: Vec<DeskRow>,
}

/// A community to announce to.
#[derive(Debug, Clone)]
pub struct AnnounceTo {
    /// The word in its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// How many members.
    pub members: u32,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// The form to announce something.
#[derive(Clone, Template)]
#[template(path = "coordinate/announce.html")]
pub struct Announce {
    /// What every page shares.
    pub frame: Frame,
    /// The community; `None` when one chooses several.
    pub community: Option<CommunityLink>,
    /// What there is to choose from.
    pub choices: Vec<AnnounceTo>,
    /// The id of the act, so that sending it twice announces once.
    pub id: String,
    /// The title typed.
    pub title: String,
    /// The text typed.
    pub body: String,
    /// From when it may be done again, when it may not be now.
    pub again: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Coming back to a thread: what stands in its form.
#[derive(Debug, Clone)]
pub struct FollowUpForm {
    /// The day, as a date field has it; empty when there is none.
    pub day: String,
    /// The day in words.
    pub said: String,
    /// What for.
    pub note: String,
}

impl FollowUpForm {
    /// The form of a thread that nobody wants to come back to.
    pub fn empty() -> Self {
        Self {
            day: String::new(),
            said: String::new(),
            note: String::new(),
        }
    }
}

/// People in words: how many, or that they are too few to tell.
pub fn people(w: &'static Words, n: Option<i64>) -> String {
    n.map_or_else(
        || w.count("desk-fewer", base::SMALLEST_GROUP),
        |n| w.count("desk-people", n),
    )
}
