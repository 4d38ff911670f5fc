//! Samples of what is kept, of taking it along and of being erased.

use base::Lang;

use super::{ago, inside, outside, title};
use crate::periods::Periods;
use crate::view::{
    ConsentRow, Erase, EraseTyped, Erased, ExportIndex, FormErrors, Nav, OwnData, Period, Planned,
    Retention, RetentionRow, Statement, periods,
};
use crate::words::Words;

fn sample_periods(lang: Lang) -> Vec<Period> {
    let usual = Periods {
        event_days: 30,
        record_days: 400,
        letter_days: 30,
        notice_days: 365,
        device_days: 90,
        employment_days: 730,
        request_days: 180,
        way_in_days: 30,
        closed_days: 730,
        receipt_days: 1,
    };
    periods(Words::of(lang), &usual)
}

impl Statement {
    /// The statement.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: outside(lang, title(lang, "statement-title"), "/privacy"),
            periods: sample_periods(lang),
            version: "1",
        }
    }
}

impl OwnData {
    /// The page of somebody who will be erased.
    pub fn sample(lang: Lang) -> Self {
        let here = "/settings/privacy";
        let w = Words::of(lang);
        Self {
            frame: inside(lang, title(lang, "privacy-title"), here, Nav::Settings),
            planned: Some(Planned {
                when: ago(-1_000, lang),
                can_stop: true,
            }),
            consents: vec![
                ConsentRow {
                    what: w.get("privacy-consent-digest-off").to_owned(),
                    when: ago(90, lang),
                },
                ConsentRow {
                    what: w.fill("privacy-consent-statement", "version", "1"),
                    when: ago(90_000, lang),
                },
            ],
            asks_password: true,
            errors: FormErrors::none(),
        }
    }

    /// The page with nothing on it, after a wrong password.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            planned: Some(Planned {
                when: ago(10, lang),
                can_stop: false,
            }),
            consents: Vec::new(),
            errors: FormErrors::none()
                .and("current", title(lang, "invalid-wrong-password").to_owned()),
            ..Self::sample(lang)
        }
    }
}

impl Erase {
    /// The form of a coordinator.
    pub fn sample(lang: Lang) -> Self {
        let here = "/settings/privacy/erase";
        Self {
            frame: inside(lang, title(lang, "erase-title"), here, Nav::Settings),
            handle: "marijke".to_owned(),
            organisation: "Bibliotheek Oosterveld".to_owned(),
            alone: vec!["Basisvaardigheden".to_owned()],
            held: false,
            asks_password: true,
            typed: EraseTyped {
                posts: "anonymise".to_owned(),
                titles: "anonymise".to_owned(),
                handle: String::new(),
            },
            errors: FormErrors::none(),
        }
    }

    /// The form after another handle was typed.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            errors: FormErrors::none().and("handle", title(lang, "invalid-not-yours").to_owned()),
            ..Self::sample(lang)
        }
    }

    /// The page of the last administrator.
    pub fn held_sample(lang: Lang) -> Self {
        Self {
            held: true,
            ..Self::sample(lang)
        }
    }
}

impl Erased {
    /// A receipt.
    pub fn sample(lang: Lang) -> Self {
        let row = |id: &'static str, many| (title(lang, id).to_owned(), many);
        Self {
            frame: outside(lang, title(lang, "erased-title"), "/erased/x"),
            waits_until: None,
            done_at: Some(ago(100, lang)),
            rows: vec![row("erased-accounts", 1), row("erased-posts-kept", 128)],
            record_days: 400,
            receipt_days: 1,
        }
    }

    /// Before it is done.
    pub fn waiting_sample(lang: Lang) -> Self {
        Self {
            waits_until: Some(ago(-900, lang)),
            done_at: None,
            ..Self::sample(lang)
        }
    }
}

impl Retention {
    /// A run that found something, and one that did not.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        Self {
            frame: inside(
                lang,
                title(lang, "retention-title"),
                "/admin/retention",
                Nav::Elsewhere,
            ),
            periods: sample_periods(lang),
            runs: vec![
                RetentionRow {
                    when: ago(20, lang),
                    what: Vec::new(),
                },
                RetentionRow {
                    when: ago(900, lang),
                    what: vec![
                        (w.get("kept-letters").to_owned(), 12),
                        (w.get("kept-devices").to_owned(), 3),
                    ],
                },
            ],
        }
    }
}

impl ExportIndex {
    /// The page of the download, with every part.
    pub fn sample(lang: Lang) -> Self {
        Self {
            w: Words::of(lang),
            lang,
            name: "Marijke van den Berg".to_owned(),
            made: ago(0, lang),
            parts: vec![("account", 1), ("posts", 128), ("record", 40)],
        }
    }
}
