//! Giving out a link.

use ::store::Writer;
use base::{Call, PersonId};

use super::store;
use crate::account::store as accounts;
use crate::{Error, Secret, access, acts};

const DAY: i64 = 86_400;

/// Gives a link by which somebody sets a password within 3 days; earlier ones of that person stop working.
///
/// For the program and administrators; it states no fact, as nothing changed for anybody. Fails with `SignInNeeded`,
/// `Forbidden`, or `NotFound` for an unknown or disabled person.
pub async fn issue_password_link(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Secret, Error> {
    access::manages_accounts(call)?;
    accounts::find_by_id(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    store::delete_of_person(w, person).await?;
    acts::on_person(w, call, "password-link-issued", person, "ok").await?;
    issue(w, call, Some(person), 3 * DAY).await
}

/// Gives the link by which the first administrator is made within a day; earlier ones stop working.
///
/// For the program, at the first start. Fails with `AlreadySetUp` when there is any account, `SignInNeeded`, `Forbidden`.
pub async fn issue_set_up_link(w: &mut Writer, call: &Call) -> Result<Secret, Error> {
    access::manages_accounts(call)?;
    if accounts::count(w).await? > 0 {
        return Err(Error::AlreadySetUp);
    }
    store::delete_set_up(w).await?;
    issue(w, call, None, DAY).await
}

async fn issue(
    w: &mut Writer,
    call: &Call,
    person: Option<PersonId>,
    seconds: i64,
) -> Result<Secret, Error> {
    let secret = Secret::new(&call.ids);
    store::insert(w, &secret, person, call.now.plus_seconds(seconds)).await?;
    Ok(secret)
}
