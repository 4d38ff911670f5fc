//! Closing an account, and opening it again.

use ::store::{Writer, outbox, record};
use base::{Call, Fact, PersonId};

use super::store;
use crate::{Error, access, acts, session, token};

/// Closes somebody's account, for the program and administrators: nobody signs in with it, sessions end and live lines are cut.
///
/// What they wrote stays, and so do their tokens, which find nobody until the account is opened again. Closing it once more
/// changes nothing. States [`Fact::AccountDisabled`] and [`Fact::SessionEnded`] for each session. Fails with `SignInNeeded`,
/// `Forbidden`, `Oneself`, `LastAdministrator` (then drop the `Writer`), or `NotFound` for an unknown person.
pub async fn disable_account(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    access::manages_accounts(call)?;
    not_oneself(call, person)?;
    let before = store::find_standing(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    if !store::update_disabled(w, person, true).await? {
        return Ok(());
    }
    session::end_of_person(w, call, person, None).await?;
    token::end_lines(w, call, person).await?;
    if before.administrator {
        still_administered(w).await?;
    }
    outbox::append(w, call, &Fact::AccountDisabled { person }).await?;
    acts::on_person(w, call, "account-disabled", person, "ok").await
}

/// Opens a closed account again, for the program and administrators; an open one stays as it is.
///
/// States [`Fact::AccountEnabled`]. Fails with `SignInNeeded`, `Forbidden`, or `NotFound` for an unknown person.
pub async fn enable_account(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    access::manages_accounts(call)?;
    store::find_standing(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    if !store::update_disabled(w, person, false).await? {
        return Ok(());
    }
    outbox::append(w, call, &Fact::AccountEnabled { person }).await?;
    acts::on_person(w, call, "account-enabled", person, "ok").await
}

/// Refuses what one would do to oneself.
pub(super) fn not_oneself(call: &Call, person: PersonId) -> Result<(), Error> {
    if call.actor.person() == Some(person) {
        return Err(Error::Oneself);
    }
    Ok(())
}

/// Refuses a change, made just before, that leaves nobody who administers. Of two at once the second sees the first, as
/// both hold the record.
pub(super) async fn still_administered(w: &mut Writer) -> Result<(), Error> {
    record::hold(w).await?;
    if store::count_administrators(w).await? == 0 {
        return Err(Error::LastAdministrator);
    }
    Ok(())
}
