//! What happens when something breaks off.

mod kill;
mod redis;
