//! What can go wrong, in words the outside may rely on: a kind (how to answer) and a stable code (what it is called).

use std::fmt;

/// How an error is answered; the server turns it into a status (RFC 9110) once, in one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It does not exist, or the caller may not know that it does: 404.
    NotFound,
    /// Nobody is signed in and the act needs somebody: 401.
    SignInNeeded,
    /// The caller sees it and may not do this: 403.
    Forbidden,
    /// What was sent cannot be accepted: 422.
    Invalid,
    /// It clashes with what is there now: 409.
    Conflict,
    /// Too often: 429.
    TooMany,
    /// A service that is needed does not answer: 503.
    Unavailable,
    /// Our own fault: 500.
    Internal,
}

/// An error of a slice.
pub trait Fault: std::error::Error + Send + Sync + 'static {
    /// How it is answered.
    fn kind(&self) -> Kind;
    /// Its stable, public name in kebab-case; its words stand in the message files under `problem-<code>`.
    fn code(&self) -> &'static str;
    /// The fields that were wrong, when the caller can mend them.
    fn invalid(&self) -> &[Invalid] {
        &[]
    }
}

/// One field that cannot be accepted, by the name the caller used; its words stand under `invalid-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invalid {
    /// The field, as the form or the JSON calls it.
    pub field: &'static str,
    /// What is wrong with it.
    pub code: &'static str,
    /// The bound that was crossed, when there is one.
    pub bound: Option<i64>,
}

impl Invalid {
    /// `field` is wrong in the way `code` names.
    pub const fn new(field: &'static str, code: &'static str) -> Self {
        Self {
            field,
            code,
            bound: None,
        }
    }

    /// As [`Invalid::new`], with the bound that was crossed.
    pub const fn bound(field: &'static str, code: &'static str, bound: i64) -> Self {
        Self {
            field,
            code,
            bound: Some(bound),
        }
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.code)
    }
}

impl std::error::Error for Invalid {}
