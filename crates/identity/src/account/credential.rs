//! The first step of signing in.

use ::store::Reader;

use super::{Credential, Email, store};
use crate::Error;

/// What to compare a password with; `None` when there is no such account.
///
/// Unchecked on purpose: it is asked before anybody is known. Call [`crate::password::verify`] in every case, with an
/// empty hash for `None`, and give one answer for a wrong password, no account and a disabled one.
pub async fn credential(r: &mut Reader, email: &Email) -> Result<Option<Credential>, Error> {
    Ok(store::find_credential(r, email).await?)
}
