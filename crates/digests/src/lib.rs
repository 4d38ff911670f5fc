//! The digest: one mail a day with what is new and unread, over all communities somebody belongs to.

pub mod choose;
mod due;
mod error;
mod merge;
pub mod run;
mod store;
pub mod system;

pub use choose::{
    Exported, Preference, Rhythm, choose_digest, export_mine, preference, set_by_token,
};
pub use due::next_at;
pub use error::Error;
pub use merge::merge_person;
pub use run::{Contents, Describe, Ran, run};
