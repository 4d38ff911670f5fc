//! The second step of signing in.

use askama::Template;

use super::{FormErrors, Frame};
use crate::when::When;

/// How the second step stands, and what was just made.
#[derive(Debug, Clone)]
pub enum SecondFactorState {
    /// There is none.
    Off,
    /// A secret was just made: it is shown, and the first code asked for.
    Begun {
        /// The QR code, as SVG of our own making.
        picture: String,
        /// The secret to type.
        secret: String,
    },
    /// A secret was made before; its first code was wrong.
    Waiting,
    /// Recovery codes, shown this once.
    Codes(Vec<String>),
    /// It is on.
    On {
        /// Since when.
        since: When,
        /// How many recovery codes are left.
        codes_left: i64,
    },
}

/// The page about the second step.
#[derive(Template)]
#[template(path = "second_factor.html")]
pub struct SecondFactor {
    /// The frame.
    pub frame: Frame,
    /// How it stands.
    pub state: SecondFactorState,
    /// Whether nothing else can be done before it is on.
    pub owed: bool,
    /// Whether beginning asks for the password, as `current`.
    pub asks: bool,
    /// What was wrong with the code or the password.
    pub errors: FormErrors,
}

/// Asks for the code.
#[derive(Template)]
#[template(path = "sign_in_code.html")]
pub struct SignInCode {
    /// The frame.
    pub frame: Frame,
    /// Where to go afterwards.
    pub return_to: String,
    /// What was wrong.
    pub errors: FormErrors,
}
