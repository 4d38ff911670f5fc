//! What spans slices and is no reaction: taking everything along, being erased, letting go of what is old.

pub mod erase;
pub mod export;
pub mod retain;

#[cfg(test)]
mod tests;
