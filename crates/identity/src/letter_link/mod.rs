//! Links that are asked for by an e-mail address: to sign in (15 minutes, in the browser that asked), and to choose
//! another password (1 hour).
//!
//! Asking writes the same one row whether the address is somebody's or not; the relay finds that out afterwards, so that
//! neither the answer nor its time tells (OWASP Forgot Password Cheat Sheet).

mod answer;
mod ask;
mod follow;
pub(crate) mod store;

pub(crate) use answer::answer;
pub use answer::{LetterLink, Purpose};
pub use ask::{ask_password_link, ask_sign_in_link};
pub use follow::{SignInLink, find_sign_in_link, sign_in_by_link};

/// Seconds a link to sign in works.
pub const SIGN_IN_SECONDS: i64 = 15 * 60;
/// Seconds a link to choose another password works, when it was asked for by an address.
pub const PASSWORD_SECONDS: i64 = 60 * 60;
/// The longest way back that is kept, in bytes.
const LONGEST_RETURN: usize = 1000;
