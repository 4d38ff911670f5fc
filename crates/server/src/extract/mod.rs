//! What handlers get from a request: who calls, a form, a JSON body. Each fails with a [`crate::problem::Problem`].

mod caller;
mod cookies;
mod form;
mod json;
mod upload;

pub use caller::{Caller, Via, identify};
pub use cookies::{
    device, flash, flash_on, half, half_gone, half_of, language, session, session_gone,
    session_pair,
};
pub use form::Fields;
pub use json::Json;
pub use upload::{FormWithFile, Upload};

/// The largest request body, in bytes.
pub const MOST: usize = 1 << 20;
