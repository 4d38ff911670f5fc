//! What can go wrong in a discussion.

use base::{Fault, Invalid, Kind, Ts};

/// An error of this slice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such thread or post, or the caller may not know of it.
    #[error("no such thread or post")]
    NotFound,
    /// The act needs a signed-in person.
    #[error("sign in first")]
    SignInNeeded,
    /// Only members write here.
    #[error("only members may write here")]
    NotMember,
    /// Only the author may do this.
    #[error("only the author may do this")]
    NotAuthor,
    /// This was announced often enough lately; again from this moment on.
    #[error("announced often enough lately")]
    AnnouncedLately(Ts),
    /// The thread takes no answers any more.
    #[error("the thread is closed")]
    ThreadClosed,
    /// Somebody changed the post since the caller loaded it.
    #[error("the post was changed meanwhile")]
    EditedMeanwhile,
    /// The id in the request belongs to something else.
    #[error("the id is taken")]
    IdTaken,
    /// A field cannot be accepted.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Invalid(Vec<Invalid>),
    /// Membership could not be asked.
    #[error(transparent)]
    Membership(#[from] membership::Error),
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
            Self::NotFound => Kind::NotFound,
            Self::SignInNeeded => Kind::SignInNeeded,
            Self::NotMember | Self::NotAuthor => Kind::Forbidden,
            Self::ThreadClosed | Self::EditedMeanwhile | Self::IdTaken => Kind::Conflict,
            Self::AnnouncedLately(_) => Kind::TooMany,
            Self::Invalid(_) => Kind::Invalid,
            Self::Membership(error) => error.kind(),
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::NotMember => "not-member",
            Self::NotAuthor => "not-author",
            Self::AnnouncedLately(_) => "announced-lately",
            Self::ThreadClosed => "thread-closed",
            Self::EditedMeanwhile => "edited-meanwhile",
            Self::IdTaken => "id-taken",
            Self::Invalid(_) => "invalid",
            Self::Membership(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }

    fn invalid(&self) -> &[Invalid] {
        match self {
            Self::Invalid(fields) => fields,
            Self::Membership(error) => error.invalid(),
            _ => &[],
        }
    }
}
