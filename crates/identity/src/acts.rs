//! The record of privileged and security acts: what this slice writes down, and who may read all of it.

use ::store::record::{self, Act, Filter, Line};
use ::store::{Reader, Writer};
use base::{Call, PersonId};

use crate::account::merge_store as merges;
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

/// Writes down an act on something that is no account: `object` is its kind and id.
pub(crate) async fn on_thing(
    w: &mut Writer,
    call: &Call,
    action: &str,
    object: &str,
) -> Result<(), Error> {
    let act = Act {
        action,
        object,
        person: None,
        result: "ok",
    };
    Ok(record::append(w, call, act).await?)
}

/// Writes down that one account became part of another: a line for each.
pub(crate) async fn on_merge(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Error> {
    for (action, person, object) in [
        ("account-merged", kept, gone),
        ("account-merged-away", gone, kept),
    ] {
        let object = &format!("account:{object}");
        let act = Act {
            action,
            object,
            person: Some(person),
            result: "ok",
        };
        record::append(w, call, act).await?;
    }
    Ok(())
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

/// Lines of the record below a number, newest first; for administrators and the program. Those of an account that became part
/// of one that is asked for are among them.
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
    let mut filter = filter.clone();
    if !filter.people.is_empty() {
        let before = merges::list_gone(r, &filter.people).await?;
        filter
            .people
            .extend(before.into_iter().map(|(gone, _)| gone));
    }
    Ok(record::list(r, &filter, below, most).await?)
}

/// The actions that stand in the record; for administrators and the program. Fails with `SignInNeeded` and `Forbidden`.
pub async fn list_actions(r: &mut Reader, call: &Call) -> Result<Vec<String>, Error> {
    access::manages_accounts(call)?;
    Ok(record::actions(r).await?)
}
