//! What can go wrong with communities and membership.

use base::{Fault, Invalid, Kind};

/// An error of this slice.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No such community, or the caller may not know of it.
    #[error("no such community")]
    NotFound,
    /// The act needs a signed-in person.
    #[error("sign in first")]
    SignInNeeded,
    /// The caller has no right to do this here.
    #[error("only a coordinator may do this")]
    NotCoordinator,
    /// The caller is not a member.
    #[error("not a member")]
    NotMember,
    /// A guest may be in the communities they were admitted to only.
    #[error("guests stay where they were admitted")]
    Guest,
    /// The community does not go on: it can be read, and nobody joins or writes.
    #[error("the community is archived")]
    Archived,
    /// One comes in here by invitation.
    #[error("an invitation is needed")]
    InvitationNeeded,
    /// The last coordinator cannot leave or step down without a successor.
    #[error("the last coordinator cannot leave")]
    LastCoordinator,
    /// Somebody changed the community since the caller loaded it.
    #[error("the community was changed meanwhile")]
    EditedMeanwhile,
    /// Nobody takes themselves out of a community; one leaves it.
    #[error("leave the community instead")]
    Yourself,
    /// The way in was used up or taken back, or has expired.
    #[error("the link is spent")]
    LinkSpent,
    /// A field cannot be accepted.
    #[error("{}", .0.first().map_or_else(String::new, ToString::to_string))]
    Invalid(Vec<Invalid>),
    /// The list of communities in the configuration is wrong; the text says where.
    #[error("config/communities.toml: {0}")]
    Plan(String),
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
            Self::SignInNeeded => Kind::SignInNeeded,
            Self::NotCoordinator | Self::NotMember | Self::Guest | Self::InvitationNeeded => {
                Kind::Forbidden
            }
            Self::LastCoordinator | Self::Archived | Self::EditedMeanwhile | Self::Yourself => {
                Kind::Conflict
            }
            Self::Invalid(_) => Kind::Invalid,
            Self::Plan(_) => Kind::Internal,
            Self::Store(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::SignInNeeded => "sign-in-needed",
            Self::NotCoordinator => "not-coordinator",
            Self::NotMember => "not-member",
            Self::Guest => "guest",
            Self::Archived => "archived",
            Self::InvitationNeeded => "invitation-needed",
            Self::LastCoordinator => "last-coordinator",
            Self::EditedMeanwhile => "edited-meanwhile",
            Self::Yourself => "yourself",
            Self::LinkSpent => "link-spent",
            Self::Invalid(_) => "invalid",
            Self::Plan(_) => "internal",
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
