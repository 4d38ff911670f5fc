//! The home page: what is new for me, or, signed out, what Kenniskring is and which communities there are.

use askama::Template;

use super::{CommunityCard, CommunityLink, Frame, Notice, Offer, ThreadRow};

/// What is new in one of my communities.
#[derive(Debug, Clone)]
pub struct NewsGroup {
    /// The community.
    pub community: CommunityLink,
    /// Posts I have not read, in all.
    pub unread: u32,
    /// The threads with news, latest first.
    pub threads: Vec<ThreadRow>,
    /// Threads with news that are not in the list.
    pub more: u32,
}

/// One of the four priorities with its communities.
#[derive(Debug, Clone)]
pub struct PriorityGroup {
    /// 1 to 4: the colour and shape of its mark.
    pub mark: u8,
    /// Its name.
    pub name: String,
    /// Its communities; those I belong to are left out when I am signed in.
    pub communities: Vec<CommunityCard>,
}

/// The home page; `frame.viewer` decides which of the two faces it shows.
#[derive(Clone, Template)]
#[template(path = "home.html")]
pub struct Home {
    /// What every page shares.
    pub frame: Frame,
    /// An employer to accept by one button.
    pub offer: Option<Offer>,
    /// Unread notices that ask something of me: mentions and answers. At most a handful.
    pub needs_me: Vec<Notice>,
    /// When the account will be erased.
    pub planned: Option<super::Planned>,
    /// My communities with news.
    pub news: Vec<NewsGroup>,
    /// My communities without news.
    pub quiet: Vec<CommunityCard>,
    /// The communities under their priorities.
    pub priorities: Vec<PriorityGroup>,
}

impl Home {
    /// How many communities there are in all, for the introduction.
    pub fn communities(&self) -> i64 {
        let all: usize = self
            .priorities
            .iter()
            .map(|group| group.communities.len())
            .sum();
        i64::try_from(all).unwrap_or_default()
    }

    /// Whether nothing at all is new.
    pub fn up_to_date(&self) -> bool {
        self.needs_me.is_empty() && self.news.is_empty()
    }

    /// Whether I belong to any community.
    pub fn belongs(&self) -> bool {
        !self.news.is_empty() || !self.quiet.is_empty()
    }
}
