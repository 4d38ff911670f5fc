//! What spans slices: verbs of several of them in one transaction.

pub mod merge;
