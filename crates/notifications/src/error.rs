//! What can go wrong with notices.

use base::{Fault, Kind};

/// An error of this slice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The act needs a signed-in person.
    #[error("sign in first")]
    SignInNeeded,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::SignInNeeded => Kind::SignInNeeded,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::SignInNeeded => "sign-in-needed",
            Self::Store(error) => error.code(),
        }
    }
}
