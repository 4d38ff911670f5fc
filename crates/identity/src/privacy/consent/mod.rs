//! What somebody was told and chose about their data, and when (GDPR article 7(1)). Only what the product really asks or shows.

mod list;
mod note;
pub(crate) mod store;

use base::Ts;

pub use list::consents;
pub(crate) use note::note;

/// The version of the privacy statement that people are shown; raised when its meaning changes.
pub const STATEMENT_VERSION: &str = "1";

base::choice! {
    /// What it is about.
    Subject {
        /// The privacy statement was shown.
        Statement = "privacy-statement",
        /// Whether the digest comes.
        Digest = "digest",
    }
}

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Consent {
    /// What it is about.
    #[sqlx(try_from = "String")]
    pub subject: Subject,
    /// When.
    pub at: Ts,
    /// Which version of a text; empty where there is none.
    pub version: String,
    /// What was chosen: shown, daily or off.
    pub choice: String,
}
