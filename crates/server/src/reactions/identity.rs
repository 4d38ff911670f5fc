//! What follows from what happened to accounts: letters.

use ::identity::system::{self, Recipient};
use ::identity::{Outcome, Purpose};
use base::{LinkRequestId, PersonId, SessionId, Ts};
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

/// Tells somebody of a change to how they sign in, in the words of `letter`; `key` names the change.
pub(super) async fn told(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    at: Ts,
    key: &str,
    letter: fn(&str, &Recipient, Ts) -> ActMail,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let letter = letter(&reaction.base_url, &to, at);
    let key = format!("{key}:{person}:{}", at.micros());
    queue(w, reaction, &to, &letter, key).await
}

/// Tells somebody that they administer the platform, or no longer.
pub(super) async fn administrator_told(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    administrator: bool,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let letter = letters::administrator_changed(&reaction.base_url, &to, administrator);
    let key = format!("administrator:{person}:{}", at.micros());
    queue(w, reaction, &to, &letter, key).await
}

/// Tells somebody until when they are a guest, or that they are no longer one.
pub(super) async fn guest_told(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let letter = letters::guest_bounded(&reaction.base_url, &to);
    let key = format!("guest:{person}:{}", at.micros());
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

/// Writes to both addresses when another one was asked for.
pub(super) async fn email_change_asked(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    at: Ts,
) -> Result {
    let Some(asked) = system::answer_email_change(w, &reaction.call, person).await? else {
        return Ok(());
    };
    let Some(old) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let key = format!("email:{person}:{}", at.micros());
    let letter = letters::email_change_asked(&reaction.base_url, &old, &asked.email);
    queue(w, reaction, &old, &letter, format!("{key}:old")).await?;
    let (new, letter) = match asked.outcome {
        Outcome::Confirm(secret) => {
            let new = Recipient {
                email: asked.email,
                ..old
            };
            let letter = letters::confirm_email(&reaction.base_url, &new, &secret.text());
            (new, letter)
        }
        Outcome::Taken(owner) => {
            let Some(owner) = system::recipient(w, owner).await? else {
                return Ok(());
            };
            let letter = letters::email_taken(&reaction.base_url, &owner);
            (owner, letter)
        }
    };
    queue(w, reaction, &new, &letter, format!("{key}:new")).await
}

/// Tells somebody that they signed in on a device they did not use lately.
pub(super) async fn device_added(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    session: SessionId,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let device = system::session_device(w, session)
        .await?
        .unwrap_or_default();
    let letter = letters::new_device(&reaction.base_url, &to, &device, at);
    queue(w, reaction, &to, &letter, format!("device:{session}")).await
}

/// Tells somebody what will be erased, when, and how to stop it.
pub(super) async fn erasure_asked(
    w: &mut Writer,
    reaction: &mut Reaction,
    person: PersonId,
    at: Ts,
) -> Result {
    let Some(to) = system::recipient(w, person).await? else {
        return Ok(());
    };
    let Some((secret, due)) = system::issue_receipt(w, &reaction.call, person).await? else {
        return Ok(());
    };
    let letter = letters::erasure_asked(&reaction.base_url, &to, due, &secret.text());
    let key = format!("erasure:{person}:{}", at.micros());
    queue(w, reaction, &to, &letter, key).await
}

/// Writes down what somebody chose about the digest.
pub(super) async fn digest_chosen(w: &mut Writer, person: PersonId, at: Ts) -> Result {
    if let Some(rhythm) = digests::system::rhythm_of(w, person).await? {
        system::note_digest(w, person, rhythm.as_str(), at).await?;
    }
    Ok(())
}

/// Queues a letter once; `key` names what it is about.
pub(super) async fn queue(
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
