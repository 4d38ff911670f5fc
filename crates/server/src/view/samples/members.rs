//! Samples of the members of a community, and of the ways into it.

use base::Lang;

use super::{ago, community, inside, outside, person};
use crate::view::{
    FormErrors, InviteForm, MemberForm, MemberRemove, MemberRow, Members, MembersInvite, Nav,
    ReportLine, WayInPage, WayInRow, WayInState, WorkForm,
};
use crate::words::Words;

impl Members {
    /// As whoever looks after the community sees it.
    pub fn sample(lang: Lang) -> Self {
        let row = |which: usize| MemberRow {
            person: person(which),
            province: "Gelderland".to_owned(),
            coordinator: which == 1,
            joined: ago(60 * 24 * 40, lang),
            own: which == 5,
        };
        let w = Words::of(lang);
        let community = community(4);
        let title = w.fill("members-title", "community", community.name.as_str());
        Self {
            frame: inside(lang, &title, "/c/basisvaardigheden/members", Nav::Elsewhere),
            community,
            count: 1_204,
            form: Some(MemberForm {
                groups: WorkForm::sample().groups,
                role: "member".to_owned(),
                ..MemberForm::default()
            }),
            coordinates: true,
            people: (0..6).map(row).collect(),
            coordinators: Vec::new(),
            first: Some("/c/basisvaardigheden/members".to_owned()),
            next: Some("/c/basisvaardigheden/members?after=x".to_owned()),
        }
    }

    /// As whoever is not signed in sees it.
    pub fn signed_out_sample(lang: Lang) -> Self {
        let sample = Self::sample(lang);
        Self {
            frame: outside(lang, &sample.frame.title, "/c/basisvaardigheden/members"),
            form: None,
            coordinates: false,
            people: Vec::new(),
            coordinators: vec![person(1), person(2)],
            first: None,
            next: None,
            ..sample
        }
    }
}

impl MemberRemove {
    /// Without a reason.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let person = person(2);
        let title = w.fill("members-remove-title", "name", person.name.as_str());
        Self {
            frame: inside(
                lang,
                &title,
                "/coordinate/basisvaardigheden/members/x/remove",
                Nav::Elsewhere,
            ),
            community: community(4),
            person,
            reason: String::new(),
            errors: FormErrors::one("reason", w.get("invalid-required")),
        }
    }
}

impl MembersInvite {
    /// Fresh, with some ways in open.
    pub fn sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let way = |what: &str, coordinator, uses: &str| WayInRow {
            id: "0193".to_owned(),
            what: what.to_owned(),
            coordinator,
            by: "Marijke van den Berg".to_owned(),
            uses: uses.to_owned(),
            until: "12 december 2025".to_owned(),
        };
        Self {
            frame: inside(
                lang,
                w.get("members-invite-title"),
                "/coordinate/basisvaardigheden/invite",
                Nav::Elsewhere,
            ),
            community: community(4),
            form: InviteForm::default(),
            errors: FormErrors::none(),
            report: Vec::new(),
            sent: 0,
            link: None,
            uses: "25".to_owned(),
            days: "14".to_owned(),
            link_errors: FormErrors::none(),
            ways: vec![
                way(w.get("members-link"), false, "3 van 25 keer gebruikt"),
                way("een.heel.lang.adres@rivierenland-oost.example", true, ""),
            ],
            first: None,
            next: Some("/coordinate/basisvaardigheden/invite?after=x".to_owned()),
        }
    }

    /// After a list with slips in it, and a new link.
    pub fn report_sample(lang: Lang) -> Self {
        let w = Words::of(lang);
        let line = |number: &str, text: &str, outcome, done| ReportLine {
            number: number.to_owned(),
            text: text.to_owned(),
            outcome: w.get(outcome),
            done,
        };
        Self {
            form: InviteForm {
                addresses: "Dirk Sluis".to_owned(),
                coordinator: true,
                word: "Fijn als je meedoet!".to_owned(),
            },
            report: vec![
                line(
                    "1",
                    "Anna de Wit <anna@zandloper.example>",
                    "members-outcome-invited",
                    true,
                ),
                line("2", "Dirk Sluis", "members-outcome-no-address", false),
            ],
            sent: 1,
            link: Some("https://kenniskring.example/join/x".to_owned()),
            link_errors: FormErrors::one("uses", w.get("invalid-out-of-range")),
            ways: Vec::new(),
            next: None,
            ..Self::sample(lang)
        }
    }
}

impl WayInPage {
    /// One for each thing that can be done.
    pub fn samples(lang: Lang) -> Vec<(&'static str, Self)> {
        let w = Words::of(lang);
        let email = || "marijke@bibliotheekhetlageland.example".to_owned();
        let one = |state| {
            let community = community(4);
            let title = w.fill("way-in-title", "community", community.name.as_str());
            Self {
                frame: outside(lang, &title, "/join/x"),
                path: "/join/x".to_owned(),
                community,
                purpose: "Lezen, schrijven en rekenen voor volwassenen.".to_owned(),
                by: "Bram Yıldız".to_owned(),
                word: "Fijn als je meedoet!".to_owned(),
                coordinator: true,
                state,
                name: "Marijke van den Berg".to_owned(),
                email: String::new(),
                errors: FormErrors::none(),
            }
        };
        vec![
            ("way_in.html", one(WayInState::Ready)),
            ("way_in_member.html", one(WayInState::Member)),
            ("way_in_archived.html", one(WayInState::Archived)),
            ("way_in_account.html", one(WayInState::Account(email()))),
            ("way_in_sign_in.html", one(WayInState::SignIn(email()))),
            ("way_in_link.html", one(WayInState::Link)),
            ("way_in_sent.html", one(WayInState::Sent)),
        ]
    }
}
