//! Another e-mail address: asked for, told to both addresses, and there once the link at the new one was followed.

mod answer;
mod ask;
mod confirm;
pub(crate) mod store;

pub(crate) use answer::answer;
pub use answer::{AskedChange, Outcome};
pub use ask::ask_email_change;
pub use confirm::{confirm_email, find_email_change};

/// Seconds a link to confirm another address works.
pub const EMAIL_SECONDS: i64 = 3600;
