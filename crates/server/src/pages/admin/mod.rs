//! `/admin`: what administrators look after.

pub mod organisations;
