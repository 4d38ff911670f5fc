//! What can go wrong with mail: with its settings, with the queue, or with one letter.

use base::{Fault, Kind};

/// A failure of the mail as a whole.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A setting is wrong or its folder cannot be used; one plain line that says what to do, without passwords.
    #[error("{0}")]
    Setting(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Setting(_) => Kind::Unavailable,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Setting(_) => "unavailable",
            Self::Store(error) => error.code(),
        }
    }
}

/// Why one letter was not delivered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text}")]
pub struct Failure {
    /// Whether trying again is of no use: the address is wrong, or the server refused for good (RFC 5321: 5xx).
    pub permanent: bool,
    /// What was said.
    pub text: String,
}

impl Failure {
    /// A failure that may pass.
    pub(crate) fn passing(text: impl ToString) -> Self {
        Self {
            permanent: false,
            text: text.to_string(),
        }
    }

    /// A failure that will not.
    pub(crate) fn permanent(text: impl ToString) -> Self {
        Self {
            permanent: true,
            text: text.to_string(),
        }
    }
}
