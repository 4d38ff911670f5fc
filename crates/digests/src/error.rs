//! What can go wrong with digests.

use base::{Fault, Invalid, Kind};

/// An error of this slice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No digest belongs to this address.
    #[error("no such digest")]
    NotFound,
    /// The act needs a signed-in person.
    #[error("sign in first")]
    SignInNeeded,
    /// A field cannot be accepted.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Invalid(Vec<Invalid>),
    /// What a digest is about could not be looked up.
    #[error("a digest could not be composed: {0}")]
    Describe(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The letter could not be queued.
    #[error(transparent)]
    Mail(#[from] mail::Error),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] ::store::Error),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NotFound => Kind::NotFound,
            Self::SignInNeeded => Kind::SignInNeeded,
            Self::Invalid(_) => Kind::Invalid,
            Self::Describe(_) | Self::Mail(_) => Kind::Internal,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::Invalid(_) => "invalid",
            Self::Describe(_) | Self::Mail(_) => "internal",
            Self::Store(error) => error.code(),
        }
    }

    fn invalid(&self) -> &[Invalid] {
        match self {
            Self::Invalid(fields) => fields,
            _ => &[],
        }
    }
}
