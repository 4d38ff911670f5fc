//! How full the queue is.

use ::store::Reader;

use super::store;
use crate::Error;

/// How many letters are not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Depth {
    /// Waiting for their first or next try.
    pub waiting: i64,
    /// Given up, for the administrator to look at.
    pub parked: i64,
}

/// How many letters are waiting, and how many are parked.
pub async fn count_waiting(r: &mut Reader) -> Result<Depth, Error> {
    Ok(store::count(r).await?)
}
