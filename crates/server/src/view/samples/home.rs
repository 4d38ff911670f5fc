//! Samples of the home page.

use base::Lang;

use super::notices::notices;
use super::people::{card, community, priorities};
use super::rows::rows;
use super::{inside, outside, title};
use crate::view::{Home, Nav, NewsGroup, WorkForm};

impl Home {
    /// What a member sees on a usual morning.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(lang, title(lang, "home-news"), "/", Nav::Start),
            offer: None,
            planned: None,
            needs_me: notices(lang).into_iter().take(2).collect(),
            news: vec![
                NewsGroup {
                    community: community(4),
                    unread: 5,
                    threads: rows(lang, 0..2),
                    more: 3,
                },
                NewsGroup {
                    community: community(0),
                    unread: 1,
                    threads: rows(lang, 7..8),
                    more: 0,
                },
            ],
            quiet: vec![card(8, lang), card(14, lang)],
            priorities: priorities(lang, &[0, 4, 8, 14]),
        }
    }

    /// Nothing is new.
    pub fn up_to_date_sample(lang: Lang) -> Self {
        Self {
            needs_me: Vec::new(),
            news: Vec::new(),
            ..Self::sample(lang)
        }
    }

    /// Somebody who belongs nowhere yet.
    pub fn new_member_sample(lang: Lang) -> Self {
        Self {
            offer: WorkForm::offer_sample().offer,
            quiet: Vec::new(),
            priorities: priorities(lang, &[]),
            ..Self::up_to_date_sample(lang)
        }
    }

    /// What a passer-by sees.
    pub fn signed_out_sample(lang: Lang) -> Self {
        let mut frame = outside(lang, "Kenniskring", "/");
        frame.nav = Nav::Start;
        Self {
            frame,
            offer: None,
            planned: None,
            needs_me: Vec::new(),
            news: Vec::new(),
            quiet: Vec::new(),
            priorities: priorities(lang, &[]),
        }
    }
}
