//! What spans slices and is no reaction: letters about announcements, leaving an employer, two accounts made one, communities merged
//! and split, asking to join, roles, members, coming in by invitation, taking everything along, being erased, letting
//! go of what is old.

pub mod announced;
pub mod erase;
pub mod export;
pub mod leave;
pub mod members;
pub mod merge;
pub mod requests;
pub mod retain;
pub mod roles;
pub mod theme;
pub mod way_in;

#[cfg(test)]
mod tests;
