//! Asking for a letter with a link.

use ::store::{Writer, outbox};
use base::{Call, Fact, LinkRequestId};

use super::{LONGEST_RETURN, store};
use crate::{Email, Error, Secret};

/// Asks for a letter with a link to sign in, for whoever has this address; the link is good in the browser that holds
/// `browser` only, and leads to `return_to`, which the caller has seen to be a path on this site.
///
/// Unchecked on purpose: nobody is signed in yet. It does the same for an address of nobody. States [`Fact::LinkAsked`].
pub async fn ask_sign_in_link(
    w: &mut Writer,
    call: &Call,
    email: &Email,
    browser: &Secret,
    return_to: &str,
) -> Result<(), Error> {
    ask(w, call, store::SIGN_IN, email, browser, return_to).await
}

/// Asks for a letter with a link to choose another password, for whoever has this address.
///
/// Unchecked on purpose, and the same for an address of nobody, as [`ask_sign_in_link`]. States [`Fact::LinkAsked`].
pub async fn ask_password_link(
    w: &mut Writer,
    call: &Call,
    email: &Email,
    browser: &Secret,
) -> Result<(), Error> {
    ask(w, call, store::PASSWORD, email, browser, "/").await
}

async fn ask(
    w: &mut Writer,
    call: &Call,
    kind: &'static str,
    email: &Email,
    browser: &Secret,
    return_to: &str,
) -> Result<(), Error> {
    let request = LinkRequestId(call.ids.uuid(call.now));
    let return_to = if return_to.len() <= LONGEST_RETURN {
        return_to
    } else {
        "/"
    };
    store::insert_request(w, request, kind, email, browser, return_to).await?;
    Ok(outbox::append(w, call, &Fact::LinkAsked { request }).await?)
}
