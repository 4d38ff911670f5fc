//! Coming in, going out, choosing a password, and stopping the mail.

use askama::Template;

use super::{FormErrors, Frame};

/// An account anybody may use on the demo server.
#[derive(Debug, Clone)]
pub struct DemoAccount {
    /// What this person does.
    pub role: String,
    /// The address to sign in with.
    pub email: String,
    /// The password.
    pub password: String,
}

/// Signing in: POST `/sign-in` with `email`, `password`, `return`.
#[derive(Clone, Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    /// What every page shares.
    pub frame: Frame,
    /// What was typed as address.
    pub email: String,
    /// Where to go afterwards.
    pub return_to: String,
    /// What was wrong.
    pub errors: FormErrors,
    /// POST `/sign-in/link` with `email`, `return`: what was wrong.
    pub link_errors: FormErrors,
    /// Where passkeys work; `None` when they do not here. Our script signs in by POST `/sign-in/passkey/begin`, `/finish`.
    pub passkey: Option<String>,
    /// Who may vouch for people; each by GET `/sign-in/oidc/{name}`.
    pub providers: Vec<super::ProviderLink>,
    /// The accounts of the demo server; empty elsewhere.
    pub demo: Vec<DemoAccount>,
}

/// Asking for a link to choose another password: POST `/forgot-password` with `email`.
#[derive(Clone, Template)]
#[template(path = "link_ask.html")]
pub struct LinkAsk {
    /// What every page shares.
    pub frame: Frame,
    /// What was typed as address.
    pub email: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// A letter with a link is under way, if the address is somebody's.
#[derive(Clone, Template)]
#[template(path = "link_sent.html")]
pub struct LinkSent {
    /// What every page shares.
    pub frame: Frame,
    /// For how many minutes the link works.
    pub minutes: i64,
}

/// A link to sign in was followed: POST to the same address signs in.
#[derive(Clone, Template)]
#[template(path = "link_follow.html")]
pub struct LinkFollow {
    /// What every page shares; `frame.here` is where the form goes.
    pub frame: Frame,
    /// Whether this is the browser that asked for it.
    pub here: bool,
}

/// Signing out: POST `/sign-out`.
#[derive(Clone, Template)]
#[template(path = "sign_out.html")]
pub struct SignOut {
    /// What every page shares.
    pub frame: Frame,
}

/// Choosing a password by a link: POST to the same address with `password`.
#[derive(Clone, Template)]
#[template(path = "set_password.html")]
pub struct SetPassword {
    /// What every page shares; `frame.here` is where the form goes.
    pub frame: Frame,
    /// The address of the account.
    pub email: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Confirming another e-mail address: POST to the same address.
#[derive(Clone, Template)]
#[template(path = "confirm_email.html")]
pub struct ConfirmEmail {
    /// What every page shares; `frame.here` is where the form goes.
    pub frame: Frame,
    /// The new address.
    pub email: String,
}

/// Coming in by an invitation: POST to the same address with `name`, `password` (may be empty).
#[derive(Clone, Template)]
#[template(path = "invitation.html")]
pub struct Invitation {
    /// What every page shares; `frame.here` is where the form goes.
    pub frame: Frame,
    /// The address of the account.
    pub email: String,
    /// The name, as known or as typed.
    pub name: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Inviting somebody: POST `/admin/accounts/new` with `name`, `email`, `thread`.
#[derive(Clone, Template)]
#[template(path = "invite.html")]
pub struct Invite {
    /// What every page shares.
    pub frame: Frame,
    /// What was typed as name.
    pub name: String,
    /// What was typed as address.
    pub email: String,
    /// The thread the letter leads to, or empty.
    pub thread: String,
    /// Threads to choose from, id and title; empty when it was chosen before.
    pub starts: Vec<(String, String)>,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Making the first administrator: POST to the same address with `name`, `email`, `password`.
#[derive(Clone, Template)]
#[template(path = "set_up.html")]
pub struct SetUp {
    /// What every page shares; `frame.here` is where the form goes.
    pub frame: Frame,
    /// What was typed as name.
    pub name: String,
    /// What was typed as address.
    pub email: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// Stopping the digest without signing in: POST to the same address; `again=1` takes it back.
#[derive(Clone, Template)]
#[template(path = "unsubscribe.html")]
pub struct Unsubscribe {
    /// What every page shares.
    pub frame: Frame,
    /// The token in the address.
    pub token: String,
    /// The address of the account.
    pub email: String,
    /// Whether the digest is off now.
    pub done: bool,
}
