//! Samples of the desk.

use base::Lang;

use super::people::community;
use super::{ago, inside};
use crate::view::{
    Announce, AnnounceTo, Bar, Desk, DeskEmployer, DeskLines, DeskList, DeskRow, Desks, FormErrors,
    Nav, Tile,
};
use crate::words::Words;

fn row(lang: Lang, n: i64, title: &str, note: &str) -> DeskRow {
    DeskRow {
        url: format!("/t/k7f39q{n}"),
        title: title.to_owned(),
        who: "Noor van der Meulen, Bibliotheek De Waterlijn".to_owned(),
        when: ago(n * 1_440 + 7_000, lang),
        note: note.to_owned(),
    }
}

fn some(lang: Lang, rows: Vec<DeskRow>, which: &str) -> DeskList {
    let _ = lang;
    DeskList {
        all: u32::try_from(rows.len()).unwrap_or_default() * 3,
        rows,
        url: format!("/coordinate/basisvaardigheden/{which}"),
    }
}

const PROVINCES: [(&str, &str, u8, u8, i64); 12] = [
    ("Fryslân", "FR", 2, 0, 12),
    ("Groningen", "GR", 3, 0, 0),
    ("Noord-Holland", "NH", 1, 1, 61),
    ("Flevoland", "FL", 2, 1, 3),
    ("Drenthe", "DR", 3, 1, 7),
    ("Zuid-Holland", "ZH", 0, 2, 48),
    ("Utrecht", "UT", 1, 2, 30),
    ("Gelderland", "GE", 2, 2, 22),
    ("Overijssel", "OV", 3, 2, 9),
    ("Zeeland", "ZE", 0, 3, 4),
    ("Noord-Brabant", "NB", 1, 3, 26),
    ("Limburg", "LI", 2, 3, 14),
];

impl Desk {
    /// The desk of a lively community with one coordinator.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let community = community(4);
        let title = w.fill("desk-title", "community", community.name.as_str());
        let tile = |(name, letters, column, row, n): (&'static str, &'static str, u8, u8, i64)| {
            let few = (1..5).contains(&n);
            Tile {
                name,
                letters,
                said: crate::view::people(w, (!few).then_some(n)),
                short: if few { "<5".to_owned() } else { n.to_string() },
                level: match n {
                    0 => 0,
                    1..5 => 1,
                    5..10 => 2,
                    10..25 => 3,
                    25..50 => 4,
                    _ => 5,
                },
                column,
                row,
                url: "/c/basisvaardigheden/members".to_owned(),
            }
        };
        let bar = |place: u32| Bar {
            place,
            from: format!("{} september 2025", place + 1),
            posts: place * 3,
            height: place * 7,
            writers: crate::view::people(w, Some(i64::from(place)).filter(|n| *n == 0 || *n > 4)),
            url: "/coordinate/basisvaardigheden/week?n=1".to_owned(),
        };
        let questions = vec![
            row(lang, 1, "Wie heeft een draaiboek voor een taalcafé?", ""),
            row(
                lang,
                3,
                "Hoe vinden jullie taalvrijwilligers buiten de stad, als het openbaar vervoer na zeven uur niet meer rijdt?",
                "",
            ),
        ];
        let newcomers = vec![row(
            lang,
            2,
            "Even voorstellen",
            "Lid sinds 2 november 2025",
        )];
        Self {
            frame: inside(
                lang,
                &title,
                "/coordinate/basisvaardigheden",
                Nav::Elsewhere,
            ),
            coordinators: 1,
            waiting: 4,
            waiting_since: Some(ago(4_000, lang)),
            questions: some(lang, questions, "questions"),
            newcomers: some(lang, newcomers, "newcomers"),
            follow_ups: some(lang, Vec::new(), "follow-ups"),
            top_three: w.count("desk-top-three", 41),
            writers: crate::view::people(w, Some(32)),
            posts: 198,
            bars: (0..12).map(bar).collect(),
            members: crate::view::people(w, Some(240)),
            tiles: PROVINCES.into_iter().map(tile).collect(),
            employers: vec![DeskEmployer {
                name: "Bibliotheek De Waterlijn".to_owned(),
                members: 9,
                url: "/c/basisvaardigheden/members".to_owned(),
            }],
            small: w.count("desk-small", 31),
            community,
        }
    }

    /// The desk of a new community, where nothing waits.
    pub fn empty_sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let none = |which| some(lang, Vec::new(), which);
        Self {
            coordinators: 2,
            waiting: 0,
            waiting_since: None,
            questions: none("questions"),
            newcomers: none("newcomers"),
            top_three: String::new(),
            writers: crate::view::people(w, Some(0)),
            posts: 0,
            members: crate::view::people(w, None),
            employers: Vec::new(),
            small: String::new(),
            ..Self::sample(lang)
        }
    }
}

impl Desks {
    /// Two communities.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                Words::of(lang).get("desks-title"),
                "/coordinate",
                Nav::Elsewhere,
            ),
            desks: vec![(community(4), 4), (community(1), 0)],
        }
    }
}

impl DeskLines {
    /// A list of questions.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let title = w.get("desk-questions");
        Self {
            frame: inside(
                lang,
                title,
                "/coordinate/basisvaardigheden/questions",
                Nav::Elsewhere,
            ),
            community: community(4),
            title: title.to_owned(),
            lead: w.get("desk-questions-lead").to_owned(),
            rows: (1..5)
                .map(|n| {
                    row(
                        lang,
                        n,
                        "Wie heeft een draaiboek voor een taalcafé?",
                        "Bellen met Utrecht",
                    )
                })
                .collect(),
        }
    }
}

impl Announce {
    /// The form for one community.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                Words::of(lang).get("announce-title"),
                "/coordinate/basisvaardigheden/announce",
                Nav::Elsewhere,
            ),
            community: Some(community(4)),
            choices: Vec::new(),
            id: "0193".to_owned(),
            title: String::new(),
            body: String::new(),
            again: "1 december 2025".to_owned(),
            errors: FormErrors::none(),
        }
    }

    /// The form for several, come back with an error.
    pub fn wide_sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        Self {
            community: None,
            choices: (1..5)
                .map(|n| {
                    let link = community(n);
                    AnnounceTo {
                        slug: link.slug,
                        name: link.name,
                        members: 120,
                        chosen: n == 2,
                    }
                })
                .collect(),
            title: "Landelijke dag op 12 maart".to_owned(),
            again: String::new(),
            errors: FormErrors::none().and("body".to_owned(), w.get("invalid-required").to_owned()),
            ..Self::sample(lang)
        }
    }
}
