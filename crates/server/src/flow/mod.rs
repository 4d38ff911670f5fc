//! What spans slices and is no reaction: letters about announcements, leaving an employer, two accounts made one, taking everything along, being erased, letting
//! go of what is old.

pub mod announced;
pub mod erase;
pub mod export;
pub mod leave;
pub mod merge;
pub mod retain;

#[cfg(test)]
mod tests;
