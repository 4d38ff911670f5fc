//! Samples of the pages for administrators.

use base::Lang;

use super::people::person;
use super::{ago, inside, title};
use crate::view::{Admin, Nav, Record, RecordFilter, RecordLine};

impl Admin {
    /// The desk.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(lang, title(lang, "admin-title"), "/admin", Nav::Elsewhere),
        }
    }
}

impl Record {
    /// Three lines: one by a person, one refused, one by the program.
    pub fn sample(lang: Lang) -> Self {
        let act =
            |number, who: Option<usize>, action: &'static str, result: &'static str| RecordLine {
                number,
                when: ago(number * 7, lang),
                who: who.map(person),
                actor: title(lang, "actor-nobody").to_owned(),
                action: title(lang, action).to_owned(),
                on: who.map(person),
                object: title(lang, "act-object-account").to_owned(),
                result: title(lang, result).to_owned(),
                well: result == "act-result-ok",
                origin: "2001:db8::17".to_owned(),
            };
        Self {
            frame: inside(
                lang,
                title(lang, "record-title"),
                "/admin/record",
                Nav::Elsewhere,
            ),
            filter: RecordFilter::default(),
            actions: ["act-sign-in", "act-password-changed"]
                .map(|id| (title(lang, id).to_owned(), id.to_owned()))
                .to_vec(),
            acts: vec![
                act(3, Some(0), "act-sign-in", "act-result-ok"),
                act(2, None, "act-sign-in", "act-result-wrong-password"),
                act(1, Some(1), "act-coordinator-made", "act-result-ok"),
            ],
            file: "/admin/record.csv".to_owned(),
            newer: None,
            older: Some("/admin/record?below=1".to_owned()),
        }
    }

    /// Nothing fits.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            acts: Vec::new(),
            older: None,
            ..Self::sample(lang)
        }
    }
}
