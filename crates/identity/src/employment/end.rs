//! Working somewhere no longer: at once, or from a day to come.

use ::store::{Writer, outbox, record};
use base::{Call, Fact, Invalid, PersonId, Ts};

use super::{Shown, store};
use crate::account::store as accounts;
use crate::{Error, access, acts};

/// How far ahead an end can be known, in seconds: a year and a little.
const AHEAD: i64 = 400 * 86_400;
/// The most people whose work ends at one go.
const SOME: i64 = 100;

/// Whether somebody's work has ended, or will.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It has.
    Now,
    /// It will, at this moment.
    Later(Ts),
}

/// Ends somebody's work as of `until`, for the person and for administrators.
///
/// A moment that has passed ends it with this transaction: nothing is shown beside the name any more, and an administrator
/// is none any more, unless the only one. What else hangs on it is up to the caller (server's flow `leave`). A moment to
/// come is kept until [`crate::system::end_due_employments`] carries it out; another one replaces it, and choosing the
/// same employer again takes it back. States [`Fact::EmploymentEnded`] once it has ended, and
/// [`Fact::AdministratorChanged`]. Fails with `SignInNeeded`,
/// `Forbidden` for others, `NotFound` when the person works nowhere, and `Invalid` (`until` / `wrong-day`) before it
/// began or more than a year ahead.
pub async fn end_employment(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    until: Ts,
) -> Result<Ended, Error> {
    if call.actor.person() != Some(person) {
        access::manages_accounts(call)?;
    }
    // Takes the person's row first, as choosing does.
    if !accounts::lock(w, person).await? {
        return Err(Error::NotFound);
    }
    let open = store::find_open(w, person).await?.ok_or(Error::NotFound)?;
    if until > call.now.plus_seconds(AHEAD) || until < open.since {
        return Err(Invalid::new("until", "wrong-day").into());
    }
    if until > call.now {
        store::update_end(w, open.id, Some(until)).await?;
        return Ok(Ended::Later(until));
    }
    end(w, call, person, until).await?;
    Ok(Ended::Now)
}

/// Ends the work whose moment has come; whose it was, at most a hundred at one go.
pub(crate) async fn end_due(w: &mut Writer, call: &Call) -> Result<Vec<PersonId>, Error> {
    let due = store::list_due(w, call.now, SOME).await?;
    let mut ended = Vec::new();
    for (person, until) in due {
        accounts::lock(w, person).await?;
        if end(w, call, person, until).await? {
            ended.push(person);
        }
    }
    Ok(ended)
}

async fn end(w: &mut Writer, call: &Call, person: PersonId, until: Ts) -> Result<bool, Error> {
    let Some(open) = store::find_open(w, person).await? else {
        return Ok(false);
    };
    store::update_shown(w, person, &Shown::NONE).await?;
    store::close(w, open.id, until).await?;
    administrates_no_more(w, call, person).await?;
    let fact = Fact::EmploymentEnded {
        person,
        organisation: open.organisation,
    };
    outbox::append(w, call, &fact).await?;
    Ok(true)
}

/// Ends what an administrator is for their work, unless nobody else is one.
async fn administrates_no_more(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    if !accounts::update_administrator(w, person, false).await? {
        return Ok(());
    }
    // Of two who leave at once the second sees the first, as both hold the record.
    record::hold(w).await?;
    if accounts::count_administrators(w).await? == 0 {
        accounts::update_administrator(w, person, true).await?;
        return Ok(());
    }
    let fact = Fact::AdministratorChanged {
        person,
        administrator: false,
    };
    outbox::append(w, call, &fact).await?;
    acts::on_person(w, call, "administrator-ended", person, "ok").await
}
