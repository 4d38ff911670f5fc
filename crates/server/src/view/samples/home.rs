//! Samples of the home page and of a community.

use base::Lang;

use super::people::{card, community, person, priorities};
use super::{ago, inside, outside, title};
use crate::view::{
    Community, CommunityLink, Home, Kind, Membership, Nav, NewsGroup, Notice, Notifications,
    Reason, ThreadRow, Who,
};

/// A row of a list.
#[expect(
    clippy::too_many_arguments,
    reason = "a table of samples reads best as one call a row"
)]
fn row(
    lang: Lang,
    who: usize,
    kind: Kind,
    title: &str,
    replies: u32,
    minutes: i64,
    unread: u32,
    closed: bool,
) -> ThreadRow {
    let author = person(who);
    ThreadRow {
        url: "/t/k7f39qz".to_owned(),
        title: title.to_owned(),
        kind,
        author: author.name,
        organisation: author.organisation,
        replies,
        when: ago(minutes, lang),
        unread,
        closed,
    }
}

fn rows(lang: Lang) -> Vec<ThreadRow> {
    vec![
        row(
            lang,
            0,
            Kind::Question,
            "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?",
            12,
            12,
            4,
            false,
        ),
        row(
            lang,
            1,
            Kind::Experience,
            "Ons taalcafé verhuisde naar de wachtkamer van de huisarts: wat dat opleverde",
            7,
            95,
            1,
            false,
        ),
        row(
            lang,
            4,
            Kind::Announcement,
            "Bijeenkomst op 4 december in Zwolle",
            0,
            320,
            0,
            false,
        ),
        row(
            lang,
            2,
            Kind::Discussion,
            "Gecijferdheidsconsulentenbijeenkomstvoorbereiding: wie doet er mee met het programma en de draaiboeken voor het voorjaar?",
            31,
            1_700,
            0,
            false,
        ),
        row(
            lang,
            3,
            Kind::Question,
            "Werkt iemand al met de nieuwe intake?",
            1,
            6_100,
            0,
            false,
        ),
        row(
            lang,
            5,
            Kind::Discussion,
            "Spreekuur geld en formulieren",
            18,
            40_000,
            0,
            true,
        ),
        row(
            lang,
            0,
            Kind::Experience,
            "Rekenen met de boodschappen: opzet en werkbladen",
            22,
            480_000,
            0,
            false,
        ),
    ]
}

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

fn notices(lang: Lang) -> Vec<Notice> {
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

impl Home {
    /// What a member sees on a usual morning.
    pub fn sample(lang: Lang) -> Self {
        let mut first = rows(lang);
        first.truncate(2);
        Self {
            frame: inside(lang, title(lang, "home-news"), "/", Nav::Start),
            needs_me: notices(lang).into_iter().take(2).collect(),
            news: vec![
                NewsGroup {
                    community: community(4),
                    unread: 5,
                    threads: first,
                    more: 3,
                },
                NewsGroup {
                    community: community(0),
                    unread: 1,
                    threads: vec![row(
                        lang,
                        3,
                        Kind::Announcement,
                        "Nieuwe titellijst voor groep 7 en 8",
                        0,
                        61,
                        1,
                        false,
                    )],
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
            needs_me: Vec::new(),
            news: Vec::new(),
            quiet: Vec::new(),
            priorities: priorities(lang, &[]),
        }
    }
}

impl Community {
    /// What a member sees.
    pub fn sample(lang: Lang) -> Self {
        let CommunityLink { slug, name, mark } = community(4);
        let card = card(4, lang);
        Self {
            frame: inside(lang, &name, "/c/basisvaardigheden", Nav::Elsewhere),
            slug,
            name,
            mark,
            priority: "Participatie & zelfredzaamheid".to_owned(),
            purpose: card.purpose,
            who: Who::Open,
            members: card.members,
            coordinators: vec![person(1), person(2)],
            membership: Membership::Member,
            threads: rows(lang),
            newer: None,
            older: Some("/c/basisvaardigheden?cursor=abc".to_owned()),
        }
    }

    /// What a passer-by sees.
    pub fn signed_out_sample(lang: Lang) -> Self {
        let mut threads = rows(lang);
        threads.iter_mut().for_each(|row| row.unread = 0);
        Self {
            frame: outside(lang, &community(4).name, "/c/basisvaardigheden"),
            membership: Membership::SignedOut,
            threads,
            newer: Some("/c/basisvaardigheden".to_owned()),
            ..Self::sample(lang)
        }
    }

    /// A new community that one asks to join.
    pub fn empty_sample(lang: Lang) -> Self {
        let CommunityLink { slug, name, mark } = community(14);
        Self {
            frame: inside(lang, &name, "/c/community-library", Nav::Elsewhere),
            slug,
            name,
            mark,
            priority: "Verandering & verbreding van de klassieke bibliotheek".to_owned(),
            purpose: card(14, lang).purpose,
            who: Who::OnRequest,
            members: 1,
            coordinators: Vec::new(),
            membership: Membership::Outside,
            threads: Vec::new(),
            newer: None,
            older: None,
        }
    }
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
