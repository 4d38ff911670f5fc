//! The form of a community: to change one, to make one, to begin a working group.

use askama::Template;
use membership::{Joining, Visibility};

use super::{CommunityLink, FormErrors, Frame};
use crate::words::Words;

/// What stands in the form.
#[derive(Debug, Clone, Default)]
pub struct CommunityFields {
    /// A fresh id for a new one, so that sending twice makes one; else empty.
    pub id: String,
    /// The version that is changed; empty for a new one.
    pub version: String,
    /// Field `name.nl`.
    pub name_nl: String,
    /// Field `name.en`.
    pub name_en: String,
    /// Field `purpose.nl`.
    pub purpose_nl: String,
    /// Field `purpose.en`.
    pub purpose_en: String,
    /// Field `slug`.
    pub slug: String,
    /// Field `priority`.
    pub priority: String,
    /// Field `visibility`.
    pub visibility: String,
    /// Field `joining`.
    pub joining: String,
    /// Field `question`.
    pub question: String,
    /// Fields `charter.goal` and so on.
    pub charter: [String; 6],
    /// Field `welcome`.
    pub welcome: String,
    /// Field `tags`.
    pub tags: String,
    /// Field `pins`.
    pub pins: String,
}

/// What stays out of the form, or is in it, for this viewer.
#[derive(Debug, Clone, Default)]
pub struct CommunityOffer {
    /// Whether the name in the address can be given.
    pub slug: bool,
    /// The priorities to choose from: word and name; empty where there is no choice.
    pub priorities: Vec<(String, String)>,
}

/// The form: POST to `action`.
#[derive(Clone, Template)]
#[template(path = "community_edit.html")]
pub struct CommunityEdit {
    /// What every page shares.
    pub frame: Frame,
    /// What it is about, under the title.
    pub lead: &'static str,
    /// Where it belongs, or what is changed; `None` for a new one among the others.
    pub community: Option<CommunityLink>,
    /// Where the form goes to.
    pub action: String,
    /// Where one goes who changes nothing.
    pub back: String,
    /// What stands in it.
    pub typed: CommunityFields,
    /// What it offers.
    pub offer: CommunityOffer,
    /// What is wrong with it.
    pub errors: FormErrors,
}

impl CommunityEdit {
    /// Who may read: word, name, whether it is chosen.
    pub fn visibilities(&self) -> Vec<(&'static str, &'static str, bool)> {
        let name = |one: Visibility| match one {
            Visibility::Public => "about-visibility-public",
            Visibility::Network => "about-visibility-network",
            Visibility::Members => "about-visibility-members",
        };
        let all = Visibility::ALL.iter();
        all.map(|one| {
            let chosen = self.typed.visibility == one.as_str();
            (one.as_str(), self.frame.w.get(name(*one)), chosen)
        })
        .collect()
    }

    /// How one joins: word, name, whether it is chosen.
    pub fn joinings(&self) -> Vec<(&'static str, &'static str, bool)> {
        let name = |one: Joining| match one {
            Joining::Open => "about-joining-open",
            Joining::Request => "about-joining-request",
            Joining::Invitation => "about-joining-invitation",
        };
        let all = Joining::ALL.iter();
        all.map(|one| {
            let chosen = self.typed.joining == one.as_str();
            (one.as_str(), self.frame.w.get(name(*one)), chosen)
        })
        .collect()
    }

    /// The parts of the charter: field, name, what stands in it.
    pub fn charter(&self) -> Vec<(&'static str, &'static str, &str)> {
        const FIELDS: [&str; 6] = [
            "charter.goal",
            "charter.domain",
            "charter.practice",
            "charter.rhythm",
            "charter.outcome",
            "charter.term",
        ];
        let names = charter_names(self.frame.w);
        FIELDS
            .into_iter()
            .zip(names)
            .zip(&self.typed.charter)
            .map(|((field, name), text)| (field, name, text.as_str()))
            .collect()
    }
}

/// What the parts of a charter are called, in their order.
pub fn charter_names(w: &'static Words) -> [&'static str; 6] {
    [
        "about-goal",
        "about-domain",
        "about-practice",
        "about-meetings",
        "about-outcome",
        "about-term",
    ]
    .map(|id| w.get(id))
}
