//! What spans slices and is no reaction: letters about announcements, leaving an employer, two accounts made one, communities merged
//! and split, asking to join, roles, taking everything along, being erased, letting
//! go of what is old.

pub mod announced;
pub mod erase;
pub mod export;
pub mod leave;
pub mod merge;
pub mod requests;
pub mod retain;
pub mod roles;
pub mod theme;

#[cfg(test)]
mod tests;
