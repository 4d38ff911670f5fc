//! Making somebody a guest, or no longer one.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, Ts};

use super::store;
use crate::{Error, access, acts, session, token};

/// Bounds somebody's account in time, for the program and administrators; `None` makes it an account like others.
///
/// From the moment on nobody signs in with it, and its sessions and tokens find nobody: the statements that look them up
/// compare the moment themselves, so nothing has to run for it. Which communities a guest may be in is up to
/// `membership`. A moment that has passed also ends the sessions, which cuts live lines. States [`Fact::GuestBounded`], and
/// [`Fact::SessionEnded`] for each session. Fails with `SignInNeeded`, `Forbidden`, `AdministratorGuest` for an administrator, or
/// `NotFound` for an unknown or disabled person.
pub async fn bound_guest(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    until: Option<Ts>,
) -> Result<(), Error> {
    access::manages_accounts(call)?;
    if !store::update_guest_until(w, person, until).await? {
        return Err(Error::NotFound);
    }
    let account = store::find_by_id(w, person).await?.ok_or(Error::NotFound)?;
    if until.is_some() && account.administrator {
        return Err(Error::AdministratorGuest);
    }
    outbox::append(w, call, &Fact::GuestBounded { person }).await?;
    if until.is_some_and(|until| until <= call.now) {
        session::end_of_person(w, call, person, None).await?;
        token::end_lines(w, call, person).await?;
    }
    let action = if until.is_some() {
        "guest-bounded"
    } else {
        "guest-ended"
    };
    acts::on_person(w, call, action, person, "ok").await
}
