//! The organisations of the network, for administrators; and an employer to choose, for everybody.

use askama::Template;
use identity::{OrganisationKind, Province};

use super::{FormErrors, Frame};
use crate::words::Words;

/// What a kind of organisation is called.
fn kind_name(w: &'static Words, kind: OrganisationKind) -> &'static str {
    w.get(match kind {
        OrganisationKind::Library => "organisation-kind-library",
        OrganisationKind::Poi => "organisation-kind-poi",
        OrganisationKind::NationalLibrary => "organisation-kind-national-library",
        OrganisationKind::Government => "organisation-kind-government",
        OrganisationKind::Umbrella => "organisation-kind-umbrella",
        OrganisationKind::Partner => "organisation-kind-partner",
    })
}

/// Every kind with its name, for a field to choose from.
fn kind_choices(w: &'static Words) -> Vec<(&'static str, &'static str)> {
    let all = OrganisationKind::ALL.iter();
    all.map(|kind| (kind.as_str(), kind_name(w, *kind)))
        .collect()
}

/// An organisation in the list.
#[derive(Debug, Clone)]
pub struct OrganisationRow {
    /// The word in the address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What sort.
    pub kind: OrganisationKind,
    /// The name of its province; empty for none.
    pub province: &'static str,
    /// Its mail domains with commas between them; empty for none.
    pub domains: String,
}

impl OrganisationRow {
    /// What its kind is called.
    pub fn kind_name(&self, w: &'static Words) -> &'static str {
        kind_name(w, self.kind)
    }
}

/// The list of organisations.
#[derive(Clone, Template)]
#[template(path = "admin/organisations.html")]
pub struct OrganisationList {
    /// What every page shares.
    pub frame: Frame,
    /// GET `q`: what was looked for.
    pub text: String,
    /// GET `kind`: which sort only.
    pub kind: Option<OrganisationKind>,
    /// What was found.
    pub rows: Vec<OrganisationRow>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

impl OrganisationList {
    /// Every kind: its word, its name, whether it is chosen.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str, bool)> {
        let chosen = self.kind.map(OrganisationKind::as_str);
        let all = kind_choices(self.frame.w).into_iter();
        all.map(|(word, name)| (word, name, chosen == Some(word)))
            .collect()
    }
}

/// What stands in the form of an organisation.
#[derive(Debug, Clone, Default)]
pub struct OrganisationTyped {
    /// The word in the address of one that is there.
    pub slug: Option<String>,
    /// Its id.
    pub id: String,
    /// Field `name`.
    pub name: String,
    /// Field `organisation-kind`.
    pub kind: String,
    /// Field `province`.
    pub province: String,
    /// Field `domains`, one a line.
    pub domains: String,
}

/// The form of an organisation: POST `/admin/organisations` or `/admin/organisations/{slug}/edit`.
#[derive(Clone, Template)]
#[template(path = "admin/organisation.html")]
pub struct OrganisationEdit {
    /// What every page shares.
    pub frame: Frame,
    /// What stands in it.
    pub typed: OrganisationTyped,
    /// What is wrong with it.
    pub errors: FormErrors,
}

impl OrganisationEdit {
    /// Every kind: its word, its name, whether it is chosen.
    pub fn kinds(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = kind_choices(self.frame.w).into_iter();
        all.map(|(word, name)| (word, name, self.typed.kind == word))
            .collect()
    }

    /// Every province: its word, its name, whether it is chosen.
    pub fn provinces(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = Province::ALL.iter();
        all.map(|one| {
            (
                one.as_str(),
                one.name(),
                self.typed.province == one.as_str(),
            )
        })
        .collect()
    }
}

/// The organisations of a province.
#[derive(Debug, Clone)]
pub struct OrganisationGroup {
    /// The province, or what those of the whole country are called.
    pub name: String,
    /// Id and name of each.
    pub organisations: Vec<(String, String)>,
}

/// An employer that is offered because of the viewer's mail address: POST `/settings/employer`, `organisation`.
#[derive(Debug, Clone)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// The section about one's work.
#[derive(Debug, Clone, Default)]
pub struct WorkForm {
    /// An employer to accept by one button.
    pub offer: Option<Offer>,
    /// The name of the present employer.
    pub employer: Option<String>,
    /// POST `/settings/employer`: the id in `organisation`.
    pub organisation: String,
    /// And what is in `job`.
    pub job: String,
    /// What to choose from.
    pub groups: Vec<OrganisationGroup>,
    /// The last working day in words; empty as long as none is known.
    pub last_day: String,
    /// What is handed over then: name and slug of the communities the viewer looks after.
    pub handover: Vec<(String, String)>,
    /// POST `/settings/employer/end`: the day in `until`, as yyyy-mm-dd.
    pub until: String,
    /// What was wrong with `organisation` or `job`.
    pub errors: FormErrors,
    /// What was wrong with `until`.
    pub end_errors: FormErrors,
}
