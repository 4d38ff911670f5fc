//! Asking for another e-mail address.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::{EMAIL_SECONDS, store};
use crate::{Email, Error, access, acts};

/// Asks for another address for the caller, who has just proved who they are; it replaces an earlier wish.
///
/// It is the same for an address that has an account: the letter tells. States [`Fact::EmailChangeAsked`]. Fails with
/// `SignInNeeded`.
pub async fn ask_email_change(w: &mut Writer, call: &Call, email: &Email) -> Result<(), Error> {
    let person = access::signed_in(call)?.id;
    store::upsert(w, person, email, call.now.plus_seconds(EMAIL_SECONDS)).await?;
    outbox::append(w, call, &Fact::EmailChangeAsked { person }).await?;
    acts::on_person(w, call, "email-change-asked", person, "ok").await
}
