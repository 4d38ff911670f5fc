//! Finding people.

use askama::Template;
use identity::Province;

use super::{Frame, OrganisationGroup, PersonLink};

/// Somebody who was found.
#[derive(Debug, Clone)]
pub struct FoundPerson {
    /// Who.
    pub person: PersonLink,
    /// The name of the province; empty for none.
    pub province: String,
}

/// The list, under the form it was asked for with: GET `/people`.
#[derive(Clone, Template)]
#[template(path = "people.html")]
pub struct PeopleList {
    /// What every page shares.
    pub frame: Frame,
    /// Field `q`: a part of the name.
    pub text: String,
    /// Field `organisation`: an id, or empty.
    pub organisation: String,
    /// What to choose from.
    pub groups: Vec<OrganisationGroup>,
    /// Field `province`.
    pub province: Option<Province>,
    /// Field `expertise`: the beginning of a tag.
    pub expertise: String,
    /// Who fits.
    pub people: Vec<FoundPerson>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

impl PeopleList {
    /// Every province: its word, its name, whether it is chosen.
    pub fn provinces(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = Province::ALL.iter();
        all.map(|one| (one.as_str(), one.name(), self.province == Some(*one)))
            .collect()
    }
}
