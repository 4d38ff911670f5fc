//! Samples of asking to join, answering, and who looks after a community.

use base::Lang;

use super::people::{community, person};
use super::{ago, inside, title};
use crate::view::{
    AnswerTyped, AnsweredRow, Asking, CoordinatorRow, FormErrors, Join, Nav, OwnRequest,
    RequestGroup, RequestRow, Requests, RoleAct, RoleTyped, Roles, SavedText,
};
use crate::words::Words;

impl OwnRequest {
    /// One that waits.
    pub fn sample(lang: Lang) -> Self {
        let place = community(14);
        Self {
            community: (place.slug, place.name),
            refused: false,
            when: ago(2_000, lang),
            answer: String::new(),
            next_step: String::new(),
        }
    }

    /// One that was refused.
    pub fn refused_sample(lang: Lang) -> Self {
        Self {
            refused: true,
            answer: "Deze kring is voor wie er nu mee werkt.".to_owned(),
            next_step: "Stel je vraag in een open kring.".to_owned(),
            ..Self::sample(lang)
        }
    }
}

impl Asking {
    /// The usual question.
    pub fn sample(lang: Lang) -> Self {
        Self {
            question: title(lang, "request-question").to_owned(),
            ..Self::default()
        }
    }
}

impl Join {
    /// A reason that was too long.
    pub fn sample(lang: Lang) -> Self {
        let place = community(14);
        let name = title(lang, "request-join-title");
        let wrong = Words::of(lang).count("invalid-too-long", 500);
        Self {
            frame: inside(lang, name, "/c/community-library/join", Nav::Elsewhere),
            slug: place.slug,
            name: place.name,
            asking: Asking {
                reason: "Omdat ik er elke dag mee werk.".to_owned(),
                errors: FormErrors::one("reason", wrong),
                ..Asking::sample(lang)
            },
        }
    }
}

fn id(n: usize) -> String {
    format!("00000000-0000-0000-0000-{n:012}")
}

fn row(lang: Lang, n: usize) -> RequestRow {
    RequestRow {
        id: id(n),
        person: person(n),
        domain: "zandloper.example".to_owned(),
        reason: "Ik begin dit najaar met een spreekuur en wil horen hoe anderen dat doen."
            .to_owned(),
        when: ago(3_000, lang),
        ticked: n == 2,
    }
}

fn answered(lang: Lang, n: usize, minutes: i64) -> AnsweredRow {
    let who = person(n);
    AnsweredRow {
        id: id(n),
        name: who.name,
        handle: who.handle,
        text: Words::of(lang).fill("request-was-accepted", "who", person(n + 1).name),
        when: ago(minutes, lang),
    }
}

impl Requests {
    /// A busy desk.
    pub fn sample(lang: Lang) -> Self {
        let place = community(14);
        let name = title(lang, "request-title");
        Self {
            frame: inside(
                lang,
                name,
                "/coordinate/community-library/requests",
                Nav::Elsewhere,
            ),
            slug: place.slug,
            name: place.name,
            total: 4,
            groups: vec![
                RequestGroup {
                    name: "Bibliotheek De Zandloper".to_owned(),
                    colleagues: 2,
                    rows: (0..3).map(|n| row(lang, n)).collect(),
                },
                RequestGroup {
                    name: String::new(),
                    colleagues: 0,
                    rows: vec![row(lang, 3)],
                },
            ],
            saved: vec![SavedText {
                id: id(20),
                title: "Te vroeg".to_owned(),
                refuses: true,
                text: "Deze kring begint in januari.".to_owned(),
                chosen: true,
            }],
            typed: AnswerTyped::default(),
            errors: FormErrors::none(),
            notes: Vec::new(),
            fresh: vec![answered(lang, 4, 2), answered(lang, 5, 3)],
            older: vec![answered(lang, 1, 5_000)],
        }
    }

    /// Nobody was ticked, and a colleague was quicker.
    pub fn errors_sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let said = [
            ("person", person(3).name.into()),
            ("who", person(1).name.into()),
        ];
        Self {
            errors: FormErrors::one("person", w.get("request-tick"))
                .and("answer", w.get("invalid-required")),
            notes: vec![w.with("request-already-accepted", &said)],
            ..Self::sample(lang)
        }
    }

    /// An empty desk.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            total: 0,
            groups: Vec::new(),
            saved: Vec::new(),
            fresh: Vec::new(),
            older: Vec::new(),
            ..Self::sample(lang)
        }
    }
}

impl Roles {
    /// One coordinator, with somebody who stands in.
    pub fn sample(lang: Lang) -> Self {
        let place = community(14);
        let name = title(lang, "stand-in-title");
        let said = [
            ("who", person(4).name.into()),
            ("from", "1 december 2025".into()),
            ("until", "12 december 2025".into()),
        ];
        Self {
            frame: inside(
                lang,
                name,
                "/coordinate/community-library/roles",
                Nav::Elsewhere,
            ),
            slug: place.slug,
            name: place.name,
            fragile: true,
            coordinators: vec![CoordinatorRow {
                id: id(5),
                person: person(5),
                own: true,
                stand_in: Some(Words::of(lang).with("stand-in-named", &said)),
            }],
            sought: "a".to_owned(),
            members: (0..4).map(|n| (id(n), person(n))).collect(),
            typed: RoleTyped::default(),
            errors: FormErrors::none(),
        }
    }

    /// What was typed cannot be.
    pub fn errors_sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        Self {
            typed: RoleTyped {
                act: RoleAct::StandIn,
                until: "2025-11-01".to_owned(),
                ..RoleTyped::default()
            },
            errors: FormErrors::one("person", w.get("stand-in-pick"))
                .and("until", w.get("invalid-stand-in-days")),
            ..Self::sample(lang)
        }
    }
}
