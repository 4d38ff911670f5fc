//! The record of privileged and security acts: what this slice writes down, and who may read all of it.

use ::store::record::{self, Act, Filter, Line};
use ::store::{Reader, Writer};
use base::{Call, PersonId};

use crate::{Error, access};

/// Writes down an act on a person's account.
pub(crate) async fn on_person(
    w: &mut Writer,
    call: &Call,
    action: &str,
    person: PersonId,
    result: &str,
) -> Result<(), Error> {
    note(w, call, action, Some(person), result).await
}

/// Writes down that somebody did not get in: `person` is whose account was tried, or `None` when there is no such account.
///
/// Unchecked on purpose: nobody is signed in. The work is the same for both, so that time tells nothing.
pub async fn note_refusal(
    w: &mut Writer,
    call: &Call,
    action: &str,
    person: Option<PersonId>,
    result: &str,
) -> Result<(), Error> {
    note(w, call, action, person, result).await
}

async fn note(
    w: &mut Writer,
    call: &Call,
    action: &str,
    person: Option<PersonId>,
    result: &str,
) -> Result<(), Error> {
    let act = Act {
        action,
        object: "account",
        person,
        result,
    };
    Ok(record::append(w, call, act).await?)
}

/// Lines of the record below a number, newest first; for administrators and the program.
///
/// Fails with `SignInNeeded` and `Forbidden`.
pub async fn list_acts(
    r: &mut Reader,
    call: &Call,
    filter: &Filter,
    below: i64,
    most: i64,
) -> Result<Vec<Line>, Error> {
    access::manages_accounts(call)?;
    Ok(record::list(r, filter, below, most).await?)
}

/// The actions that stand in the record; for administrators and the program. Fails with `SignInNeeded` and `Forbidden`.
pub async fn list_actions(r: &mut Reader, call: &Call) -> Result<Vec<String>, Error> {
    access::manages_accounts(call)?;
    Ok(record::actions(r).await?)
}
