//! What one can ask about what is kept of oneself: what was shown and chosen, all of it to take along, and its end.

pub(crate) mod consent;
pub(crate) mod erasure;
mod export;

pub use consent::{Consent, STATEMENT_VERSION, Subject, consents};
pub use erasure::{
    Erasure, Leaving, Receipt, Stage, ask_erasure, erasure, erasure_receipt, is_last_administrator,
    stop_erasure,
};
pub use export::{Exported, PastEmployment, export_mine, note_export, own_acts};
