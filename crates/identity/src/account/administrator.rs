//! Making somebody administrator, or no longer one.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId};

use super::close::{not_oneself, still_administered};
use super::store;
use crate::{Error, access, acts};

/// Makes somebody administrator or no longer one, for the program and administrators; it holds from their next request on.
///
/// States [`Fact::AdministratorChanged`] when it was otherwise. Fails with `SignInNeeded`, `Forbidden`, `Oneself`,
/// `LastAdministrator` (then drop the `Writer`), `AdministratorGuest` for a guest, `Closed` for a closed account, or
/// `NotFound` for an unknown person.
pub async fn set_administrator(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    administrator: bool,
) -> Result<(), Error> {
    access::manages_accounts(call)?;
    not_oneself(call, person)?;
    if !store::update_administrator(w, person, administrator).await? {
        let known = store::find_standing(w, person).await?;
        return known.map(|_| ()).ok_or(Error::NotFound);
    }
    let now = store::find_standing(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    if administrator && now.disabled {
        return Err(Error::Closed);
    }
    if administrator && now.guest_until.is_some() {
        return Err(Error::AdministratorGuest);
    }
    if !administrator {
        still_administered(w).await?;
    }
    let fact = Fact::AdministratorChanged {
        person,
        administrator,
    };
    outbox::append(w, call, &fact).await?;
    let action = if administrator {
        "administrator-made"
    } else {
        "administrator-ended"
    };
    acts::on_person(w, call, action, person, "ok").await
}
