//! Making the link that was asked for, when the address is somebody's.

use ::store::Writer;
use base::{Call, LinkRequestId, PersonId};

use super::{PASSWORD_SECONDS, SIGN_IN_SECONDS, store};
use crate::account::store as accounts;
use crate::{Error, Secret, link};

/// A link to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterLink {
    /// To whom.
    pub person: PersonId,
    /// What it is for.
    pub purpose: Purpose,
    /// The secret in it.
    pub secret: Secret,
}

/// What a link in a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in, by [`crate::sign_in_by_link`].
    SignIn,
    /// To choose another password, by [`crate::set_password_by_link`].
    Password,
}

/// Takes a request and makes its link; `None` when it was answered before, or nobody who may come in has the address.
///
/// A link to choose a password replaces that person's earlier ones. One to sign in replaces the earlier ones of the same
/// browser only: whoever knows an address could otherwise keep its owner out by asking again and again.
pub(crate) async fn answer(
    w: &mut Writer,
    call: &Call,
    request: LinkRequestId,
) -> Result<Option<LetterLink>, Error> {
    let Some(request) = store::delete_request(w, request).await? else {
        return Ok(None);
    };
    let Some(account) = accounts::find_by_email_key(w, &request.email_key).await? else {
        return Ok(None);
    };
    let (person, secret) = (account.id, Secret::new(&call.ids));
    let purpose = if request.kind == store::SIGN_IN {
        let ends = call.now.plus_seconds(SIGN_IN_SECONDS);
        store::delete_of_browser(w, person, &request.browser).await?;
        store::insert(w, &secret, person, &request, ends).await?;
        Purpose::SignIn
    } else {
        let ends = call.now.plus_seconds(PASSWORD_SECONDS);
        link::store::delete_of_person(w, person).await?;
        link::store::insert(w, &secret, Some(person), ends).await?;
        Purpose::Password
    };
    Ok(Some(LetterLink {
        person,
        purpose,
        secret,
    }))
}
