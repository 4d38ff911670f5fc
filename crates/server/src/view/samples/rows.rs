//! Sample threads in lists.

use base::Lang;

use super::ago;
use super::people::person;
use crate::view::{Kind, ThreadRow};

/// Author, kind, title, replies, minutes ago, unread.
const THREADS: [(usize, Kind, &str, u32, i64, u32); 8] = [
    (
        0,
        Kind::Question,
        "Hoe bereik je laagtaalvaardige ouders zonder ze af te schrikken?",
        12,
        12,
        4,
    ),
    (
        1,
        Kind::Experience,
        "Ons taalcafé verhuisde naar de wachtkamer van de huisarts: wat dat opleverde",
        7,
        95,
        1,
    ),
    (
        4,
        Kind::Announcement,
        "Bijeenkomst op 4 december in Zwolle",
        0,
        320,
        0,
    ),
    (2, Kind::Discussion, LONG, 31, 1_700, 0),
    (
        3,
        Kind::Question,
        "Werkt iemand al met de nieuwe intake?",
        1,
        6_100,
        0,
    ),
    (
        5,
        Kind::Discussion,
        "Spreekuur geld en formulieren",
        18,
        40_000,
        0,
    ),
    (
        0,
        Kind::Experience,
        "Rekenen met de boodschappen: opzet en werkbladen",
        22,
        480_000,
        0,
    ),
    (
        3,
        Kind::Announcement,
        "Nieuwe titellijst voor groep 7 en 8",
        0,
        61,
        1,
    ),
];

const LONG: &str = "Gecijferdheidsconsulentenbijeenkomstvoorbereiding: wie doet er mee met het programma en de draaiboeken voor het voorjaar?";

/// Some of the threads, by their place in the table; the sixth is closed.
pub(super) fn rows(lang: Lang, which: std::ops::Range<usize>) -> Vec<ThreadRow> {
    let some = THREADS
        .iter()
        .enumerate()
        .skip(which.start)
        .take(which.len());
    some.map(|(place, &(who, kind, title, replies, minutes, unread))| {
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
            closed: place == 5,
        }
    })
    .collect()
}
