//! What spans slices and is no reaction: leaving an employer, two accounts made one, asking to join, taking everything along, being erased, letting
//! go of what is old.

pub mod erase;
pub mod export;
pub mod leave;
pub mod merge;
pub mod requests;
pub mod retain;
pub mod roles;

#[cfg(test)]
mod tests;
