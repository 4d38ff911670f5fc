//! Passkeys: signing in by a key that lives on a device and asks for a finger, a face or a PIN (WebAuthn level 3).
//!
//! Each ceremony has three steps, so that no arithmetic happens inside a transaction: a question is put to one browser and
//! kept here; its answer takes the question out, right or wrong, so that it is good once; what was verified is written.
//! A passkey shows two things at once, having the device and being its user, so no code is asked for after it.

mod add;
mod enter;
mod look_after;
mod site;
pub(crate) mod store;

use base::{Line, PasskeyId, Ts};

pub use add::{AddingPasskey, NewPasskey, add_passkey, begin_passkey, take_passkey};
pub use enter::{
    ShownPasskey, SigningIn, begin_passkey_sign_in, sign_in_by_passkey, take_passkey_sign_in,
};
pub use look_after::{list_passkeys, passkey, remove_passkey, rename_passkey};
pub use site::PasskeySite;

use crate::Error;

/// Seconds a question waits for its answer: what WebAuthn advises, as looking for a device takes some people long.
pub const CHALLENGE_SECONDS: i64 = 300;
/// The longest name of a passkey in characters.
const LONGEST: usize = 60;

/// A question for a browser.
#[derive(Debug, Clone)]
pub struct Question {
    /// To be sent back with the answer.
    pub id: crate::Secret,
    /// The options for `navigator.credentials`, as JSON.
    pub options: String,
}

/// One of somebody's passkeys.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Passkey {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: Ts,
    /// When somebody last signed in by it.
    pub used_at: Option<Ts>,
}

/// A name for a passkey; fails with `Invalid` (`name` / `required` or `too-long`).
fn named(name: &str) -> Result<Line, Error> {
    Ok(Line::parse("name", name, LONGEST)?)
}

/// JSON of what the library keeps.
fn written<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Passkeys(error.to_string()))
}

/// Reads [`written`].
fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Passkeys(error.to_string()))
}
