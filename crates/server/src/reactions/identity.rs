//! What follows from what happened to accounts: letters.

use ::identity::Purpose;
use ::identity::system::{self, Recipient};
use base::{LinkRequestId, PersonId, Ts};
use store::Writer;

use super::{Reaction, Result};
use crate::letters;
use crate::view::ActMail;

/// Sends the link that was asked for, when the address is somebody's.
pub(super) async fn link_asked(
    w: &mut Writer,
    reaction: &mut Reaction,
    request: LinkRequestId,
) -> Result {
    let Some(link) = system::answer_link_request(w, &reaction.call, request).await? else {
        return Ok(());
    };
    let Some(to) = system::recipient(w, link.person).await? else {
        return Ok(());
    };
    let secret = link.secret.text();
    let letter = match link.purpose {
        Purpose::SignIn => letters::sign_in_link(&reaction.base_url, &to, &secret),
        Purpose::Password => letters::password_link(&reaction.base_url, &to, &secret),
    };
    queue(w, reaction, &to, &letter, format!("link:{request}")).await
}

/// Tells somebody that there is another password.
pub(super) async fn password_changed(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let letter = letters::password_changed(&reaction.base_url, &to, at);
    let key = format!("password-changed:{person}:{}", at.micros());
    queue(w, reaction, &to, &letter, key).await
}

/// Asks somebody to come in.
pub(super) async fn invited(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    by: Option<PersonId>,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let by = match by {
        Some(by) => system::recipient(w, by).await?.map(|by| by.name),
        None => None,
    };
    let Some(secret) = system::issue_invitation(w, &reaction.call, person).await? else {
        return Ok(());
    };
    let letter = letters::invitation(&reaction.base_url, &to, by.as_deref(), &secret.text());
    let key = format!("invitation:{person}:{}", at.micros());
    queue(w, reaction, &to, &letter, key).await
}

async fn queue(
    w: &mut Writer,
    reaction: &mut Reaction,
    to: &Recipient,
    letter: &ActMail,
    key: String,
) -> Result {
    let letter = letters::written(&reaction.call, to, letter, key)?;
    reaction.letters |= mail::enqueue(w, reaction.call.now, &letter).await?;
    Ok(())
}
