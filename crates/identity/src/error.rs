//! What identity refuses, and how it is called outside.

use base::{Fault, Invalid, Kind};

/// A refusal of a verb or question of this slice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such person, session or token, or it is not the caller's to know of.
    #[error("there is no such thing here")]
    NotFound,
    /// Nobody is signed in and the act needs somebody.
    #[error("somebody must be signed in")]
    SignInNeeded,
    /// The caller is no administrator.
    #[error("only an administrator may do this")]
    Forbidden,
    /// Fields that cannot be accepted.
    #[error("fields are not valid")]
    Invalid(Vec<Invalid>),
    /// Another account has this e-mail address.
    #[error("this e-mail address has an account")]
    EmailTaken,
    /// Another account has this handle.
    #[error("this handle is taken")]
    HandleTaken,
    /// Another account has this id.
    #[error("this id is taken")]
    IdTaken,
    /// The link was used, has expired or was replaced by a newer one.
    #[error("this link does not work any more")]
    LinkSpent,
    /// There are accounts, so the first administrator cannot be made by a link any more.
    #[error("the platform has been set up")]
    AlreadySetUp,
    /// The second step is on already.
    #[error("the second step is on already")]
    SecondFactorOn,
    /// The answer of a passkey came too late, or from another browser than was asked.
    #[error("this question is not waiting for an answer")]
    PasskeyLate,
    /// The answer of a passkey is not right, or nobody who may come in has it.
    #[error("this passkey does not let anybody in")]
    PasskeyRefused,
    /// The passkey belongs to an account already.
    #[error("this passkey is known already")]
    PasskeyTaken,
    /// The account elsewhere belongs to an account here already.
    #[error("this account elsewhere is connected already")]
    ConnectionTaken,
    /// Nobody takes away the last way in which they can sign in.
    #[error("this is the last way to sign in")]
    LastMethod,
    /// Another organisation has this name.
    #[error("this name is taken by another organisation")]
    NameTaken,
    /// Another organisation has this mail domain.
    #[error("this mail domain belongs to another organisation")]
    DomainTaken,
    /// The person asked to be erased, so the account does not become part of another before that is settled.
    #[error("the person asked to be erased")]
    ErasureAsked,
    /// Nobody would be left who administers the platform.
    #[error("the platform needs an administrator")]
    LastAdministrator,
    /// One does not do this to one's own account.
    #[error("this cannot be done to one's own account")]
    Oneself,
    /// A guest cannot administer, and who administers is no guest.
    #[error("an administrator is no guest")]
    AdministratorGuest,
    /// The person has come in already.
    #[error("this person has come in already")]
    CameIn,
    /// The account is closed.
    #[error("this account is closed")]
    Closed,
    /// Both accounts are one.
    #[error("these are the same account")]
    SameAccount,
    /// The organisations of the configuration cannot be read.
    #[error("config/organisations.toml: {0}")]
    Plan(String),
    /// The codes of a second step cannot be computed.
    #[error("codes cannot be computed: {0}")]
    Codes(String),
    /// A passkey cannot be asked for or read.
    #[error("passkeys: {0}")]
    Passkeys(String),
    /// There was not enough memory to hash a password.
    #[error("a password could not be hashed: {0}")]
    Hashing(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Invalid> for Error {
    fn from(invalid: Invalid) -> Self {
        Self::Invalid(vec![invalid])
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NotFound | Self::LinkSpent => Kind::NotFound,
            Self::PasskeyLate | Self::PasskeyRefused => Kind::Forbidden,
            Self::SignInNeeded => Kind::SignInNeeded,
            Self::Forbidden => Kind::Forbidden,
            Self::Invalid(_) => Kind::Invalid,
            Self::EmailTaken
            | Self::HandleTaken
            | Self::IdTaken
            | Self::LastAdministrator
            | Self::ErasureAsked
            | Self::AlreadySetUp
            | Self::SecondFactorOn
            | Self::PasskeyTaken
            | Self::ConnectionTaken
            | Self::LastMethod
            | Self::NameTaken
            | Self::DomainTaken
            | Self::Oneself
            | Self::AdministratorGuest
            | Self::CameIn
            | Self::Closed
            | Self::SameAccount => Kind::Conflict,
            Self::Plan(_) | Self::Codes(_) | Self::Passkeys(_) => Kind::Internal,
            Self::Hashing(_) => Kind::Unavailable,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::Forbidden => "forbidden",
            Self::Invalid(_) => "invalid",
            Self::EmailTaken => "email-taken",
            Self::HandleTaken => "handle-taken",
            Self::IdTaken => "id-taken",
            Self::LastAdministrator => "last-administrator",
            Self::ErasureAsked => "erasure-asked",
            Self::LinkSpent => "link-spent",
            Self::AlreadySetUp => "already-set-up",
            Self::SecondFactorOn => "second-factor-on",
            Self::PasskeyLate => "passkey-late",
            Self::PasskeyRefused => "passkey-refused",
            Self::PasskeyTaken => "passkey-taken",
            Self::ConnectionTaken => "connection-taken",
            Self::LastMethod => "last-method",
            Self::NameTaken => "name-taken",
            Self::DomainTaken => "domain-taken",
            Self::Oneself => "own-account",
            Self::AdministratorGuest => "administrator-guest",
            Self::CameIn => "came-in",
            Self::Closed => "account-closed",
            Self::SameAccount => "same-account",
            Self::Plan(_) | Self::Codes(_) | Self::Passkeys(_) => "internal",
            Self::Hashing(_) => "unavailable",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_field_is_named_and_a_lack_of_memory_passes() {
        let error = Error::from(Invalid::new("email", "required"));
        assert_eq!((error.kind(), error.code()), (Kind::Invalid, "invalid"));
        assert_eq!(error.invalid(), [Invalid::new("email", "required")]);
        let error = Error::Hashing("out of memory".to_owned());
        assert_eq!(
            (error.kind(), error.code()),
            (Kind::Unavailable, "unavailable")
        );
        assert!(error.invalid().is_empty());
    }
}
