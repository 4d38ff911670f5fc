//! What spans slices: each flow calls verbs of several in one transaction.

pub mod leave;
pub mod merge;
