//! A person's page.

use askama::Template;

use super::{CommunityLink, Frame};
use crate::when::When;

/// A community the person belongs to.
#[derive(Debug, Clone)]
pub struct Place {
    /// The community.
    pub community: CommunityLink,
    /// Whether the person coordinates it.
    pub coordinator: bool,
}

/// Something the person wrote.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// Where it is.
    pub url: String,
    /// The title of the thread.
    pub title: String,
    /// The community's name.
    pub community: String,
    /// The first words, as plain text.
    pub excerpt: String,
    /// When it was written.
    pub when: When,
}

/// A person's page. Empty strings are left out.
#[derive(Clone, Template)]
#[template(path = "person.html")]
pub struct Person {
    /// What every page shares.
    pub frame: Frame,
    /// Full name.
    pub name: String,
    /// Name in addresses and mentions.
    pub handle: String,
    /// One or two letters.
    pub initials: String,
    /// The address of their photo; empty without one.
    pub photo: String,
    /// Where they work.
    pub organisation: String,
    /// What they do.
    pub role: String,
    /// In which province.
    pub province: String,
    /// What they know about.
    pub expertise: Vec<String>,
    /// What they can help with: plain text with line ends.
    pub help: String,
    /// The day until which they are away, in words; empty when they are not.
    pub away: String,
    /// Where they belong.
    pub places: Vec<Place>,
    /// What they wrote last.
    pub contributions: Vec<Contribution>,
    /// Whether this is the viewer.
    pub own: bool,
}
