//! Sessions: being signed in on a device. A session lives 30 days from its last use and 90 days at most; its secret is
//! replaced every day, and one that comes back after that betrays a theft.

mod end;
mod lately;
mod list;
mod open;
mod present;
mod rotate;
pub(crate) mod store;
mod touch;

use base::{PersonId, SessionId, Ts};

use crate::Account;

pub(crate) use end::end_of_person;
pub use end::{end_all_sessions, end_other_sessions, end_session, replayed};
pub use lately::signed_in_lately;
pub use list::list_sessions;
pub use open::{open_restricted_session, open_session};
pub use present::session_by_secret;
pub(crate) use rotate::renew;
pub use rotate::rotate_session;
pub use touch::touch_session;

const DAY: i64 = 86_400;
/// Seconds a session lives after its last use.
pub(crate) const IDLE: i64 = 30 * DAY;
/// Seconds a session lives at most, however busy it is (OWASP Session Management Cheat Sheet: absolute timeout); the
/// `Max-Age` of its cookie.
pub const SESSION_SECONDS: i64 = 90 * DAY;
/// Seconds after which the secret is replaced.
const ROTATE_AFTER: i64 = DAY;
/// Seconds after which it is noted that the session is in use; rarer than requests come, as it costs a write.
const TOUCH_AFTER: i64 = 600;
/// Seconds a replaced secret still works, for requests that were under way.
const GRACE: i64 = 60;

/// When a session opened at `opened` and used at `used` ends.
pub(crate) fn end_of(opened: Ts, used: Ts) -> Ts {
    used.plus_seconds(IDLE)
        .min(opened.plus_seconds(SESSION_SECONDS))
}

/// What a presented secret turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presented {
    /// A living session.
    Valid(SignedIn),
    /// A secret that was replaced more than a minute ago: somebody copied it. End the session by [`replayed`].
    Replayed {
        /// Which session.
        session: SessionId,
        /// Whose.
        person: PersonId,
    },
    /// No secret of ours, an ended or expired session, a disabled account, or a guest whose time is over.
    Unknown,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// By which session.
    pub session: SessionId,
    /// The person.
    pub account: Account,
    /// Whether something is due.
    pub stale: Freshness,
    /// Whether the person has to set up a second step before anything else.
    pub restricted: bool,
}

/// What is due for a session when it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freshness {
    /// Nothing.
    Fresh,
    /// Note its use by [`touch_session`]: the last note is older than 10 minutes.
    Touch,
    /// Replace its secret by [`rotate_session`]: it is older than 24 hours.
    Rotate,
}

/// A place where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// What the browser said of itself, at most 200 characters.
    pub device: String,
    /// When it was opened.
    pub created_at: Ts,
    /// When it was last used, to 10 minutes.
    pub seen_at: Ts,
    /// Whether this call came by it.
    pub current: bool,
}
