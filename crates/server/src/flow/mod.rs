//! What spans slices and is no reaction: leaving an employer, two accounts made one, taking everything along, being erased, letting
//! go of what is old, members, and coming in by invitation.

pub mod erase;
pub mod export;
pub mod leave;
pub mod members;
pub mod merge;
pub mod retain;
pub mod way_in;

#[cfg(test)]
mod tests;
