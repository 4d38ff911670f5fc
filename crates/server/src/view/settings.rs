//! Settings: mail, work, language, sessions, tokens.

use askama::Template;

use super::{FormErrors, Frame, OwnRequest, WorkForm};
use crate::when::When;

/// When the digest comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DigestForm {
    /// Every day, or not at all.
    pub daily: bool,
    /// At which hour, 0 to 23.
    pub hour: u8,
}

/// A place where the viewer is signed in.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its id.
    pub id: String,
    /// Browser and system, as far as known.
    pub device: String,
    /// When it was last used.
    pub last_seen: When,
    /// Whether it is the one in use now.
    pub current: bool,
}

/// A token of the API.
#[derive(Debug, Clone)]
pub struct TokenRow {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// What it may do, in words.
    pub scope: &'static str,
    /// When it was made.
    pub created: When,
    /// When it was last used.
    pub used: Option<When>,
    /// The day until which it works, in words; empty when it works until it is taken back.
    pub until: String,
}

/// The settings, each section with a form of its own.
#[derive(Clone, Template)]
#[template(path = "settings.html")]
pub struct Settings {
    /// What every page shares.
    pub frame: Frame,
    /// When the account will be erased.
    pub planned: Option<super::Planned>,
    /// The viewer's address for mail.
    pub email: String,
    /// POST `/settings/email`: what was typed as `email`.
    pub new_email: String,
    /// What was wrong with `email` or `current`.
    pub email_errors: FormErrors,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether signing in was so short ago that the password need not be asked for.
    pub lately: bool,
    /// POST `/settings/employer`, `/settings/employer/end`.
    pub work: WorkForm,
    /// What the viewer asked to join.
    pub requests: Vec<OwnRequest>,
    /// POST `/settings/digest`: `rhythm` daily or off, `hour`.
    pub digest: DigestForm,
    /// What was wrong with `rhythm` or `hour`.
    pub digest_errors: FormErrors,
    /// POST `/settings/sessions/{id}/end`, `/settings/sessions/end-all`.
    pub sessions: Vec<SessionRow>,
    /// POST `/settings/tokens/{id}/remove`.
    pub tokens: Vec<TokenRow>,
    /// POST `/settings/tokens`: what was typed as `label`.
    pub token_label: String,
    /// And as `scope`: whether it may change things.
    pub token_writes: bool,
    /// What was wrong with `label` or `scope`.
    pub token_errors: FormErrors,
    /// The token that was just made; shown this once.
    pub new_token: Option<String>,
}
