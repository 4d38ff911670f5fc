//! Working somewhere no longer.

use ::store::{Writer, outbox};
use base::{Call, Fact, Invalid, PersonId, Ts};

use super::{Shown, store};
use crate::{Error, access};

/// Ends somebody's work as of `until`, for the person and for administrators; nothing is shown beside the name any more.
///
/// What hung on it ends with this transaction, whichever past moment is named: a date to come is refused, as nobody
/// would carry it out. States [`Fact::EmploymentEnded`]. Fails with `SignInNeeded`, `Forbidden` for others, `NotFound`
/// when the person works nowhere, and `Invalid` (`until` / `out-of-range`) after now or before it began.
pub async fn end_employment(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    until: Ts,
) -> Result<(), Error> {
    if call.actor.person() != Some(person) {
        access::manages_accounts(call)?;
    }
    // Takes the person's row first, as choosing does.
    if !store::update_shown(w, person, &Shown::NONE).await? {
        return Err(Error::NotFound);
    }
    let open = store::find_open(w, person).await?.ok_or(Error::NotFound)?;
    if until > call.now || until < open.since {
        return Err(Invalid::new("until", "out-of-range").into());
    }
    store::close(w, open.id, until).await?;
    let fact = Fact::EmploymentEnded {
        person,
        organisation: open.organisation,
    };
    Ok(outbox::append(w, call, &fact).await?)
}
