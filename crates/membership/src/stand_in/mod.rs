//! Standing in: a member looks after a community while one of its coordinators is away.

use base::{PersonId, Ts};

pub mod end;
pub mod list;
pub mod name;
pub(crate) mod store;

/// Who stands in for whom, from when until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct StandIn {
    /// The coordinator who is away.
    pub coordinator_id: PersonId,
    /// The member who stands in.
    pub person_id: PersonId,
    /// From when.
    pub starts_at: Ts,
    /// Until when.
    pub ends_at: Ts,
}

impl StandIn {
    /// Whether it is so at a moment.
    pub fn holds(&self, at: Ts) -> bool {
        self.starts_at <= at && self.ends_at > at
    }
}
