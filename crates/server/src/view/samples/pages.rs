//! Samples of people's pages, problems, texts and letters.

use base::Lang;

use super::people::{community, person};
use super::{NOW, ago, inside, outside, title};
use crate::view::{
    About, Accessibility, Act, ActMail, Contribution, DigestGroup, DigestItem, DigestMail,
    DigestThread, Kind, Nav, Person, Place, Problem,
};
use crate::when::When;
use crate::words::Words;

impl Person {
    /// Somebody who writes a lot, with a long name.
    pub fn sample(lang: Lang) -> Self {
        let link = person(2);
        let contribution = |title: &str, minutes: i64| {
            Contribution {
            url: "/t/k7f39qz/12".to_owned(),
            title: title.to_owned(),
            community: community(4).name,
            excerpt: "Wij deden het net anders. In het begin kwam er bijna niemand, en dat was best sneu. Toen hebben we …".to_owned(),
            when: ago(minutes, lang),
        }
        };
        Self {
            frame: inside(lang, &link.name, "/people/chantal", Nav::Elsewhere),
            name: link.name,
            handle: link.handle,
            initials: link.initials,
            photo: "/people/marijke/photo?size=320&v=1".to_owned(),
            organisation: link.organisation,
            role: "Specialist basisvaardigheden".to_owned(),
            province: "Gelderland".to_owned(),
            expertise: vec!["Taalhuis".to_owned(), "Werven van vrijwilligers".to_owned()],
            help: "Ik denk graag mee over een intake.\nBel gerust.".to_owned(),
            away: "1 december".to_owned(),
            places: vec![
                Place {
                    community: community(4),
                    coordinator: true,
                },
                Place {
                    community: community(8),
                    coordinator: false,
                },
                Place {
                    community: community(13),
                    coordinator: false,
                },
            ],
            contributions: vec![
                contribution(
                    "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?",
                    44,
                ),
                contribution("Werkt iemand al met de nieuwe intake?", 3_000),
                contribution("Spreekuur geld en formulieren", 90_000),
            ],
            own: false,
        }
    }

    /// A newcomer who looks at their own page.
    pub fn new_sample(lang: Lang) -> Self {
        let link = person(5);
        Self {
            frame: inside(lang, &link.name, "/people/marijke", Nav::Elsewhere),
            name: link.name,
            handle: link.handle,
            initials: link.initials,
            photo: String::new(),
            organisation: link.organisation,
            role: String::new(),
            province: String::new(),
            expertise: Vec::new(),
            help: String::new(),
            away: String::new(),
            places: Vec::new(),
            contributions: Vec::new(),
            own: true,
        }
    }
}

impl Problem {
    /// The page for a status, signed out.
    pub fn sample(lang: Lang, status: u16) -> Self {
        let frame = outside(lang, "", "/t/k7f39qz");
        let trace = (status >= 500).then(|| "4bf92f3577b34da6a3ce929d0e0e4736".to_owned());
        let detail = (status == 422).then(|| "De tekst is langer dan 20.000 tekens.".to_owned());
        Self::new(frame, status, detail, trace)
    }
}

impl About {
    /// The one there is.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "about-title"), "/about"),
        }
    }
}

impl Accessibility {
    /// The one there is.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "access-title"), "/accessibility"),
        }
    }
}

impl DigestMail {
    /// Two communities with news.
    pub fn sample(lang: Lang) -> Self {
        let item = |who: usize, excerpt: &str| {
            let person = person(who);
            DigestItem {
                author: person.name,
                organisation: person.organisation,
                excerpt: excerpt.to_owned(),
                url: "https://kenniskring.example/t/k7f39qz/12".to_owned(),
            }
        };
        let thread = |title: &str, kind: Kind, items: Vec<DigestItem>, more: u32| DigestThread {
            title: title.to_owned(),
            kind,
            url: "https://kenniskring.example/t/k7f39qz".to_owned(),
            new_posts: u32::try_from(items.len()).unwrap_or_default() + more,
            items,
            more,
        };
        let group = |which: usize, threads: Vec<DigestThread>| DigestGroup {
            community: community(which).name,
            url: format!("https://kenniskring.example/c/{}", community(which).slug),
            threads,
        };
        Self {
            w: Words::of(lang),
            lang,
            name: "Marijke".to_owned(),
            date: When::date(NOW, lang),
            groups: vec![
                group(
                    4,
                    vec![
                        thread(
                            "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?",
                            Kind::Question,
                            vec![
                                item(
                                    0,
                                    "Bij ons gaat een taalvrijwilliger elke dinsdag mee naar de koffieochtend op school. Na een paar weken komen de vragen vanzelf …",
                                ),
                                item(
                                    2,
                                    "Wij deden het net anders. In het begin kwam er bijna niemand, en dat was best sneu …",
                                ),
                            ],
                            4,
                        ),
                        thread(
                            "Bijeenkomst op 4 december in Zwolle",
                            Kind::Announcement,
                            vec![item(
                                4,
                                "Het programma is rond. Aanmelden kan tot 20 november …",
                            )],
                            0,
                        ),
                    ],
                ),
                group(
                    0,
                    vec![thread(
                        "Nieuwe titellijst voor groep 7 & 8",
                        Kind::Discussion,
                        vec![item(3, "Hier is hij. Vul gerust aan …")],
                        0,
                    )],
                ),
            ],
            total: 8,
            home_url: "https://kenniskring.example/".to_owned(),
            settings_url: "https://kenniskring.example/settings#digest".to_owned(),
            unsubscribe_url: "https://kenniskring.example/unsubscribe/abcdef".to_owned(),
        }
    }
}

impl ActMail {
    /// A link to sign in.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        Self {
            w,
            lang,
            name: "Marijke van den Berg".to_owned(),
            subject: w.get("link-mail-subject").to_owned(),
            text: vec![w.get("link-mail-text").to_owned()],
            act: Some(Act {
                label: w.get("link-mail-button").to_owned(),
                url: "https://kenniskring.example/sign-in/link/1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"
                    .to_owned(),
            }),
            notes: vec![
                w.count("link-mail-minutes", 15),
                w.get("link-mail-not-you").to_owned(),
            ],
            home_url: "https://kenniskring.example/".to_owned(),
        }
    }
}
