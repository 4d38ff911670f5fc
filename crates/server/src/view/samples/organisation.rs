//! Samples of the organisations.

use base::Lang;
use identity::OrganisationKind;

use super::{inside, person, title};
use crate::view::{
    FormErrors, FoundPerson, Nav, Offer, OrganisationEdit, OrganisationGroup, OrganisationList,
    OrganisationRow, OrganisationTyped, PeopleList, WorkForm,
};

impl OrganisationList {
    /// A page in the middle.
    pub fn sample(lang: Lang) -> Self {
        let row = |name: &str, kind, province, domains: &str| OrganisationRow {
            slug: "x".to_owned(),
            name: name.to_owned(),
            kind,
            province,
            domains: domains.to_owned(),
        };
        Self {
            frame: inside(
                lang,
                title(lang, "organisations-title"),
                "/admin/organisations",
                Nav::Elsewhere,
            ),
            text: String::new(),
            kind: None,
            rows: vec![
                row(
                    "Bibliotheek Rivierenland-Oost, Maas en Waal en Langstraat",
                    OrganisationKind::Library,
                    "Gelderland",
                    "rivierenland-oost.example, langstraat.example",
                ),
                row("Cubiss", OrganisationKind::Poi, "Noord-Brabant", ""),
                row(
                    "Koninklijke Bibliotheek (KB)",
                    OrganisationKind::NationalLibrary,
                    "",
                    "",
                ),
            ],
            first: Some("/admin/organisations".to_owned()),
            next: Some("/admin/organisations?after=x".to_owned()),
        }
    }

    /// Nothing found.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            text: "nergens".to_owned(),
            kind: Some(OrganisationKind::Umbrella),
            rows: Vec::new(),
            first: None,
            next: None,
            ..Self::sample(lang)
        }
    }
}

impl OrganisationEdit {
    /// One that is there.
    pub fn sample(lang: Lang) -> Self {
        Self {
            frame: inside(
                lang,
                title(lang, "organisation-edit"),
                "/admin/organisations/x/edit",
                Nav::Elsewhere,
            ),
            typed: OrganisationTyped {
                slug: Some("x".to_owned()),
                id: "1".to_owned(),
                name: "Bibliotheek Het Lage Land".to_owned(),
                kind: "library".to_owned(),
                province: "flevoland".to_owned(),
                domains: "hetlageland.example".to_owned(),
            },
            errors: FormErrors::none(),
        }
    }

    /// A new one with mistakes.
    pub fn errors_sample(lang: Lang) -> Self {
        Self {
            typed: OrganisationTyped::default(),
            errors: FormErrors::one("name", "Vul dit in.")
                .and("organisation-kind", "Kies een van de mogelijkheden.")
                .and("domains", "Schrijf elk domein zoals bibliotheek.nl."),
            ..Self::sample(lang)
        }
    }
}

impl PeopleList {
    /// Some people.
    pub fn sample(lang: Lang) -> Self {
        let found = |which| FoundPerson {
            person: person(which),
            province: "Gelderland".to_owned(),
        };
        Self {
            frame: inside(lang, title(lang, "people-title"), "/people", Nav::People),
            text: String::new(),
            organisation: "1".to_owned(),
            groups: WorkForm::sample().groups,
            province: None,
            expertise: "Taalhuis".to_owned(),
            people: (0..5).map(found).collect(),
            first: Some("/people".to_owned()),
            next: Some("/people?after=x".to_owned()),
        }
    }

    /// Nobody.
    pub fn empty_sample(lang: Lang) -> Self {
        Self {
            people: Vec::new(),
            first: None,
            next: None,
            ..Self::sample(lang)
        }
    }
}

impl WorkForm {
    /// Somebody who works somewhere.
    pub fn sample() -> Self {
        let one = |id: &str, name: &str| (id.to_owned(), name.to_owned());
        Self {
            last_day: "31 december 2025".to_owned(),
            handover: vec![(
                "Basisvaardigheden".to_owned(),
                "basisvaardigheden".to_owned(),
            )],
            offer: None,
            employer: Some("Bibliotheek Het Lage Land".to_owned()),
            organisation: "1".to_owned(),
            job: "Specialist basisvaardigheden".to_owned(),
            groups: vec![OrganisationGroup {
                name: "Flevoland".to_owned(),
                organisations: vec![one("1", "Bibliotheek Het Lage Land"), one("2", "FlevoMeer")],
            }],
            until: "2025-11-12".to_owned(),
            errors: FormErrors::none(),
            end_errors: FormErrors::none(),
        }
    }

    /// Somebody who is offered an employer, and sent a wrong form.
    pub fn offer_sample() -> Self {
        Self {
            last_day: String::new(),
            handover: Vec::new(),
            offer: Some(Offer {
                id: "1".to_owned(),
                name: "Bibliotheek Het Lage Land".to_owned(),
            }),
            employer: None,
            organisation: String::new(),
            errors: FormErrors::one("organisation", "Kies een van de mogelijkheden."),
            ..Self::sample()
        }
    }
}
