//! Choosing the language of the interface and the mail.

use ::store::{Writer, outbox};
use base::{Call, Fact, Lang};

use super::store;
use crate::{Error, access};

/// Sets the caller's language. States [`Fact::LanguageChosen`]. Fails with `SignInNeeded`, or `NotFound` when the
/// account has been disabled.
pub async fn choose_language(w: &mut Writer, call: &Call, language: Lang) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if !store::update_language(w, me.id, language).await? {
        return Err(Error::NotFound);
    }
    Ok(outbox::append(w, call, &Fact::LanguageChosen { person: me.id }).await?)
}
