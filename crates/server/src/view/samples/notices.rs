//! Samples of notices.

use base::Lang;

use super::people::{community, person};
use super::{ago, inside, title};
use crate::view::{Nav, Notice, Notifications, Reason};

fn notice(
    lang: Lang,
    who: usize,
    reason: Reason,
    title: &str,
    minutes: i64,
    unread: bool,
) -> Notice {
    Notice {
        url: "/t/k7f39qz/12".to_owned(),
        reason,
        actor: (who != 3).then(|| person(who).name),
        title: title.to_owned(),
        community: community(4).name,
        when: ago(minutes, lang),
        unread,
    }
}

/// Three new, two old.
pub(super) fn notices(lang: Lang) -> Vec<Notice> {
    vec![
        notice(
            lang,
            0,
            Reason::Mention,
            "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?",
            12,
            true,
        ),
        notice(
            lang,
            1,
            Reason::Reply,
            "Werkt iemand al met de nieuwe intake?",
            184,
            true,
        ),
        notice(
            lang,
            2,
            Reason::OwnThread,
            "Spreekuur geld en formulieren",
            1_500,
            true,
        ),
        notice(
            lang,
            3,
            Reason::Followed,
            "Gecijferdheidsconsulentenbijeenkomstvoorbereiding: wie doet er mee?",
            4_400,
            false,
        ),
        notice(
            lang,
            4,
            Reason::NewThread,
            "Bijeenkomst op 4 december in Zwolle",
            20_000,
            false,
        ),
    ]
}

impl Notifications {
    /// Three new, two old.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "nav-notifications"),
                "/notifications",
                Nav::Notifications,
            ),
            notices: notices(lang),
            unread: 3,
            newer: None,
            older: Some("/notifications?cursor=abc".to_owned()),
        }
    }

    /// None at all.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            notices: Vec::new(),
            unread: 0,
            older: None,
            ..Self::sample(lang)
        }
    }
}
