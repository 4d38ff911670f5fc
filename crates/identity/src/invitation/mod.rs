//! Invitations: an account made for somebody by an administrator, who comes in by a letter within 7 days.

mod accept;
mod invite;
mod issue;
pub(crate) mod store;

use base::{PersonId, Ts};

pub use accept::{accept_invitation, find_invitation};
pub use invite::{invite_account, invite_again};
pub(crate) use issue::issue;

/// Seconds an invitation works.
pub const INVITATION_SECONDS: i64 = 7 * 86_400;

/// An invitation that still works.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Invitation {
    /// For whom.
    pub person: PersonId,
    /// The full name, as the administrator typed it.
    pub name: String,
    /// The address it was sent to.
    pub email: String,
    /// Until when it works.
    pub expires_at: Ts,
}
