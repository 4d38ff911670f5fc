//! The ways to sign in, and one passkey.

use askama::Template;

use super::{FormErrors, Frame};
use crate::when::When;

/// A passkey in the list.
#[derive(Debug, Clone)]
pub struct PasskeyRow {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created: When,
    /// When somebody last signed in by it.
    pub used: Option<When>,
}

/// Every way in which the viewer can sign in.
#[derive(Clone, Template)]
#[template(path = "sign_in_methods.html")]
pub struct SignInMethods {
    /// What every page shares.
    pub frame: Frame,
    /// The viewer's address for mail.
    pub email: String,
    /// Whether there is a password.
    pub has_password: bool,
    /// Whether signing in was so short ago that the password need not be asked for.
    pub lately: bool,
    /// The passkeys; each has a page `/settings/passkeys/{id}`.
    pub passkeys: Vec<PasskeyRow>,
    /// Where passkeys work; `None` when they do not here. Our script adds one by POST `/settings/passkeys/begin`, `/finish`.
    pub origin: Option<String>,
    /// Accounts elsewhere.
    pub connections: Vec<ConnectionRow>,
    /// Who may vouch for people; each is connected by GET `/settings/connections/{name}/connect`.
    pub providers: Vec<ProviderLink>,
    /// What was wrong when one was removed.
    pub connection_errors: FormErrors,
    /// Whether the second step is on.
    pub second_factor: bool,
    /// POST `/settings/password`: what was wrong with `current` or `password`.
    pub password_errors: FormErrors,
    /// POST `/settings/remove-password`: what was wrong with `current`.
    pub removal_errors: FormErrors,
}

/// One passkey: POST `/settings/passkeys/{id}/rename` with `name`, `/settings/passkeys/{id}/remove`.
#[derive(Clone, Template)]
#[template(path = "passkey.html")]
pub struct PasskeyEdit {
    /// What every page shares; its title names the passkey.
    pub frame: Frame,
    /// Its id.
    pub id: String,
    /// What its owner calls it, or what was typed.
    pub name: String,
    /// Whether the password is asked for before it is removed.
    pub asks: bool,
    /// What was wrong with `name`.
    pub errors: FormErrors,
    /// What was wrong with `current`.
    pub removal_errors: FormErrors,
}

/// A connection in the list: POST `/settings/connections/{id}/remove`.
#[derive(Debug, Clone)]
pub struct ConnectionRow {
    /// Its id.
    pub id: String,
    /// What people call the provider.
    pub label: String,
    /// The address there, or empty.
    pub email: String,
    /// When it was made.
    pub created: When,
    /// When somebody last signed in by it.
    pub used: Option<When>,
}

/// A provider, as a link.
#[derive(Debug, Clone)]
pub struct ProviderLink {
    /// What it is called in addresses.
    pub name: String,
    /// What people call it.
    pub label: String,
}

/// What is to be done next before two accounts are connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConnectState {
    /// Sign in to the account here.
    SignIn,
    /// Sign out: somebody else is signed in.
    Another,
    /// Sign in again: it was too long ago.
    Again,
    /// Say yes.
    Confirm,
}

/// Connecting an account elsewhere: POST `/sign-in/connect`.
#[derive(Clone, Template)]
#[template(path = "connect.html")]
pub struct Connect {
    /// What every page shares.
    pub frame: Frame,
    /// What is to be done next.
    pub state: ConnectState,
    /// What people call the provider.
    pub label: String,
    /// The address there, or empty.
    pub email: String,
}
