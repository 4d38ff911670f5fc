//! `/coordinate/{slug}/requests`: answering requests to join.

mod answer;
mod notes;
mod page;
mod undo;

use base::PersonId;

use crate::extract::Fields;

pub use answer::{answer, list};
pub use undo::{delete_saved, undo};

/// Everybody named by the fields of this name, each of which holds one id or several with commas between.
fn named(fields: &Fields, name: &str) -> Vec<PersonId> {
    fields
        .all(name)
        .flat_map(|value| value.split(','))
        .filter_map(|id| id.parse().ok())
        .collect()
}
