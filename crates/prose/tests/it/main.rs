//! What this crate promises, tried from outside.

mod attacks;
mod excerpts;
mod hostile;
mod markup;
mod mentions;
mod properties;
mod scanner;
