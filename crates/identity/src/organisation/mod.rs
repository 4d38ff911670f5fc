//! Organisations: libraries and all others in the network that people work for.

mod change;
mod create;
mod domain;
mod list;
mod plant;
pub(crate) mod store;

use base::{Line, OrganisationId, Ts};

pub use change::change_organisation;
pub use create::create_organisation;
pub use domain::Domain;
pub use list::{
    OrganisationCursor, Wanted, administered_organisations, list_choices, list_organisations,
    may_administer, organisation, organisation_by_id,
};
pub use plant::{OrganisationPlan, Planned, plant_organisations};

base::choice! {
    /// What sort of organisation.
    OrganisationKind {
        /// A public library.
        Library = "library",
        /// A provincial support institution (POI).
        Poi = "poi",
        /// The national library.
        NationalLibrary = "national-library",
        /// A ministry, province or municipality, or those together.
        Government = "government",
        /// An association of organisations of the network.
        Umbrella = "umbrella",
        /// Any other that takes part.
        Partner = "partner",
    }
}

base::choice! {
    /// One of the twelve provinces.
    Province {
        /// Drenthe.
        Drenthe = "drenthe",
        /// Flevoland.
        Flevoland = "flevoland",
        /// Fryslân.
        Fryslan = "fryslan",
        /// Gelderland.
        Gelderland = "gelderland",
        /// Groningen.
        Groningen = "groningen",
        /// Limburg.
        Limburg = "limburg",
        /// Noord-Brabant.
        NoordBrabant = "noord-brabant",
        /// Noord-Holland.
        NoordHolland = "noord-holland",
        /// Overijssel.
        Overijssel = "overijssel",
        /// Utrecht.
        Utrecht = "utrecht",
        /// Zeeland.
        Zeeland = "zeeland",
        /// Zuid-Holland.
        ZuidHolland = "zuid-holland",
    }
}

impl Province {
    /// Its own name, which is the same in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drenthe => "Drenthe",
            Self::Flevoland => "Flevoland",
            Self::Fryslan => "Fryslân",
            Self::Gelderland => "Gelderland",
            Self::Groningen => "Groningen",
            Self::Limburg => "Limburg",
            Self::NoordBrabant => "Noord-Brabant",
            Self::NoordHolland => "Noord-Holland",
            Self::Overijssel => "Overijssel",
            Self::Utrecht => "Utrecht",
            Self::Zeeland => "Zeeland",
            Self::ZuidHolland => "Zuid-Holland",
        }
    }

    /// The province with this name; `None` when there is none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.name() == name)
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// The word in addresses; stays when the name changes.
    pub slug: String,
    /// What sort.
    pub kind: OrganisationKind,
    /// Its name.
    pub name: String,
    /// Where it has its seat; `None` for one that works in the whole country.
    pub province: Option<Province>,
    /// When it came to be here.
    pub created_at: Ts,
}

/// What an administrator says of an organisation.
#[derive(Debug, Clone)]
pub struct OrganisationForm {
    /// Its name.
    pub name: Line,
    /// What sort.
    pub kind: OrganisationKind,
    /// Where it has its seat.
    pub province: Option<Province>,
    /// Its mail domains.
    pub domains: Vec<Domain>,
}

/// The longest name in characters.
pub const LONGEST_NAME: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_twelve_provinces_and_each_is_found_by_its_name() {
        assert_eq!(Province::ALL.len(), 12);
        for province in Province::ALL {
            assert_eq!(Province::named(province.name()), Some(*province));
        }
        assert_eq!(Province::named("Friesland"), None);
    }
}
