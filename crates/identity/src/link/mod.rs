//! One-time links: to set a password (3 days), and to make the first administrator (1 day). Each works once.

mod find;
mod issue;
mod set_password;
mod set_up;
pub(crate) mod store;

use base::{PersonId, Ts};

pub use find::find_link;
pub use issue::{issue_password_link, issue_set_up_link};
pub use set_password::set_password_by_link;
pub use set_up::set_up;

/// What a link that still works is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Setting somebody's password by [`set_password_by_link`].
    Password {
        /// Whose.
        person: PersonId,
        /// The address of that account, to show beside the form.
        email: String,
        /// Until when the link works.
        expires_at: Ts,
    },
    /// Making the first administrator by [`set_up`].
    SetUp {
        /// Until when the link works.
        expires_at: Ts,
    },
}
