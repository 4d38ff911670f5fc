//! Changing the set of themes, for administrators: the list, and what would move.

use askama::Template;

use super::{FormErrors, Frame};

/// A community in the list.
#[derive(Debug, Clone)]
pub struct ThemeRow {
    /// The word in its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is a working group of; empty for none.
    pub parent: String,
    /// Whether it is archived.
    pub archived: bool,
    /// How many people belong to it.
    pub members: u32,
}

/// The list: `/admin/communities`.
#[derive(Clone, Template)]
#[template(path = "admin/communities.html")]
pub struct Themes {
    /// What every page shares.
    pub frame: Frame,
    /// Every community, archived ones too.
    pub rows: Vec<ThemeRow>,
}

/// What can be done with a community as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeAct {
    /// Closing it.
    Archive,
    /// Opening it again.
    Open,
    /// Making it part of another.
    Merge,
    /// Moving threads out of it.
    Split,
}

impl ThemeAct {
    /// The word in the address.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Open => "open",
            Self::Merge => "merge",
            Self::Split => "split",
        }
    }

    /// The act with this word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Archive, Self::Open, Self::Merge, Self::Split]
            .into_iter()
            .find(|act| act.as_str() == word)
    }

    /// What it is called, what it does, and what the button says.
    pub fn words(&self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Archive => ("theme-archive", "theme-archive-lead", "theme-archive"),
            Self::Open => ("theme-open", "theme-open-lead", "theme-open"),
            Self::Merge => ("theme-merge", "theme-merge-lead", "theme-do-merge"),
            Self::Split => ("theme-split", "theme-split-lead", "theme-do-split"),
        }
    }

    /// Whether another community is chosen.
    pub fn has_target(&self) -> bool {
        matches!(self, Self::Merge | Self::Split)
    }
}

/// A thread to choose.
#[derive(Debug, Clone)]
pub struct ThreadChoice {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// An act on a community: GET shows what would happen, POST to the same address does it.
#[derive(Clone, Template)]
#[template(path = "admin/theme_act.html")]
pub struct ThemePage {
    /// What every page shares.
    pub frame: Frame,
    /// The community: the word in its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What is done.
    pub act: ThemeAct,
    /// The communities to choose from: word, name, whether it is chosen.
    pub targets: Vec<(String, String, bool)>,
    /// The threads to choose from.
    pub threads: Vec<ThreadChoice>,
    /// Whether members come along.
    pub bring: bool,
    /// Whether a new community is made, and its fields `name.nl`, `name.en`, `purpose.nl`, `purpose.en`, `slug`.
    pub fresh: Option<[String; 5]>,
    /// What will happen, as sentences; empty before one has looked.
    pub will: Vec<String>,
    /// What is wrong.
    pub errors: FormErrors,
}
