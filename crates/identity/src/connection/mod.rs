//! Connections: signing in by an account elsewhere (OpenID Connect). What is spoken with the provider is not known here.
//!
//! An account elsewhere is its issuer and subject, never its address: addresses change hands. So an address that both have
//! connects nothing by itself; the person shows that both are theirs, in one browser, and says yes.

mod look_after;
mod propose;
pub(crate) mod store;
mod use_one;
mod visit;

use base::{ConnectionId, PersonId, Ts};

pub use look_after::{list_connections, remove_connection};
pub use propose::{accept_connection, propose_by_address, propose_connection, proposed_connection};
pub(crate) use store::delete_expired;
pub use use_one::{create_connected, sign_in_by_connection};
pub use visit::{Visit, Visited, begin_visit, end_visit};

/// Seconds a browser may be away at a provider, and a proposal waits for its answer.
pub const VISIT_SECONDS: i64 = 600;

/// An account elsewhere, as a provider vouched for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Who vouches.
    pub issuer: String,
    /// What the issuer calls the person.
    pub subject: String,
    /// The address there; empty when none was told.
    pub email: String,
}

/// A connection of somebody's.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Connection {
    /// Its id.
    pub id: ConnectionId,
    /// Who vouches.
    pub issuer: String,
    /// The address there when it was connected, or empty.
    pub email: String,
    /// When it was connected.
    pub created_at: Ts,
    /// When somebody last signed in by it.
    pub used_at: Option<Ts>,
}

/// A connection that waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Proposal {
    /// Whose account would be connected.
    pub person: PersonId,
    /// Who vouches.
    pub issuer: String,
    /// The address there, or empty.
    pub email: String,
}
