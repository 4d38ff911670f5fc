//! What can go wrong with a database, told apart only as far as callers act on it.

use base::{Fault, Kind};

/// A failure of the database or of a statement.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be opened; the text says why and what to do, without passwords.
    #[error("{0}")]
    Open(String),
    /// The database does not answer, or all connections are taken.
    #[error("the database does not answer: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// A statement failed.
    #[error("statement failed: {sql}: {source}")]
    Statement {
        /// The statement's text.
        sql: &'static str,
        /// What the driver said.
        source: sqlx::Error,
    },
    /// A statement was given another number of values than it has parameters; SQLite would read the missing ones as NULL.
    #[error("{sql}: {given} values for {wanted} parameters")]
    Parameters {
        /// The statement's text.
        sql: &'static str,
        /// How many were bound.
        given: usize,
        /// How many the text names.
        wanted: usize,
    },
    /// A stored fact cannot be read back.
    #[error("a stored fact cannot be read: {0}")]
    Fact(#[from] serde_json::Error),
    /// The schema is older or newer than this program.
    #[error("{0}")]
    Schema(String),
}

impl Error {
    /// Sorts a driver's error into "the database is away" and "the statement failed".
    pub(crate) fn from_driver(sql: &'static str, source: sqlx::Error) -> Self {
        match source {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::Io(_)
            | sqlx::Error::Tls(_) => Self::Unavailable(source),
            // 57P01..57P03: PostgreSQL is shutting down or starting; 53300: too many connections; 40P01: deadlock.
            sqlx::Error::Database(ref db)
                if db.code().is_some_and(|code| {
                    code.starts_with("57P") || code == "53300" || code == "40P01"
                }) =>
            {
                Self::Unavailable(source)
            }
            source => Self::Statement { sql, source },
        }
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Open(_) | Self::Unavailable(_) => Kind::Unavailable,
            Self::Statement { .. } | Self::Parameters { .. } | Self::Fact(_) | Self::Schema(_) => {
                Kind::Internal
            }
        }
    }

    fn code(&self) -> &'static str {
        match self.kind() {
            Kind::Unavailable => "unavailable",
            _ => "internal",
        }
    }
}
