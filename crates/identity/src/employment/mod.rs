//! Employment: a person works somewhere, one place at a time. What is shown beside a name is a copy of the open one, kept
//! right by these verbs in their transaction.

mod choose;
mod end;
mod show;
pub(crate) mod store;

use base::{EmploymentId, OrganisationId, Ts};

use crate::Organisation;

pub use choose::choose_employer;
pub(crate) use choose::open_named;
pub(crate) use end::end_due;
pub use end::{Ended, end_employment};
pub use show::{employer, employment, offered_employer};

/// Somebody's present work.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Employment {
    /// Its id.
    pub id: EmploymentId,
    /// Where.
    pub organisation: OrganisationId,
    /// What the person does, or empty.
    pub job: String,
    /// Since when.
    pub since: Ts,
    /// From when on no longer, when that is known.
    pub ends_at: Option<Ts>,
}

/// The longest job in characters.
pub const LONGEST_JOB: usize = 100;

/// What is shown of where somebody works.
pub(crate) struct Shown<'a> {
    pub(crate) organisation: &'a str,
    pub(crate) province: &'a str,
    pub(crate) job: &'a str,
}

impl<'a> Shown<'a> {
    /// Nothing.
    pub(crate) const NONE: Self = Self {
        organisation: "",
        province: "",
        job: "",
    };

    /// Of a job somewhere.
    pub(crate) fn of(organisation: &'a Organisation, job: &'a str) -> Self {
        Self {
            organisation: &organisation.name,
            province: organisation.province.map_or("", |one| one.name()),
            job,
        }
    }
}
