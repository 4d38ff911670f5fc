//! Making somebody sign in anew.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId};

use super::close::not_oneself;
use super::store;
use crate::{Error, access, acts, letter_link, link, session, token};

/// Ends all sessions of somebody at once and cuts their live lines, for the program and administrators; how many sessions.
///
/// Tokens go on working. States [`Fact::SessionEnded`] for each. Fails with `SignInNeeded`, `Forbidden`, or `NotFound` for an
/// unknown person.
pub async fn end_sessions_of(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<usize, Error> {
    access::manages_accounts(call)?;
    store::find_standing(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    let ended = session::end_of_person(w, call, person, None).await?;
    token::end_lines(w, call, person).await?;
    acts::on_person(w, call, "signed-out-by-administrator", person, "ok").await?;
    Ok(ended)
}

/// Takes somebody's password away and ends all their sessions, for the program and administrators: they get a letter, and
/// choose another or sign in by a link. Links that were sent before are void.
///
/// States [`Fact::PasswordRemoved`], and [`Fact::SessionEnded`] for each session. Fails with `SignInNeeded`, `Forbidden`, `Oneself`,
/// or `NotFound` when there is no password, or for an unknown or disabled person.
pub async fn ask_new_password(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    access::manages_accounts(call)?;
    not_oneself(call, person)?;
    link::store::delete_of_person(w, person).await?;
    letter_link::store::delete_of_person(w, person).await?;
    if !store::update_no_password(w, person).await? {
        return Err(Error::NotFound);
    }
    outbox::append(w, call, &Fact::PasswordRemoved { person }).await?;
    session::end_of_person(w, call, person, None).await?;
    token::end_lines(w, call, person).await?;
    acts::on_person(w, call, "password-removed", person, "ok").await
}
