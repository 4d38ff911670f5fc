//! The unchecked door: for reactions, digests, the command line and sample data. Nothing here asks who calls.

mod sample;
mod store;

use ::store::{Reader, Writer};
use base::{Lang, PersonId, Ts};

use crate::account::store as accounts;
use crate::{Account, Email, Error, link, session};

pub use sample::{NewPerson, NewSession, NewToken, insert_people, insert_sessions, insert_tokens};

/// Whom a letter goes to.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Recipient {
    /// The account.
    pub person: PersonId,
    /// The address.
    pub email: String,
    /// The full name.
    pub name: String,
    /// The language to write in.
    #[sqlx(try_from = "String")]
    pub language: Lang,
    /// Until when a guest's account works: no letters tell them what goes on after that.
    pub guest_until: Option<Ts>,
}

/// Where to write to somebody; `None` for an unknown or disabled person.
pub async fn recipient(r: &mut Reader, person: PersonId) -> Result<Option<Recipient>, Error> {
    Ok(store::list_recipients(r, &[person])
        .await?
        .into_iter()
        .next())
}

/// As [`recipient`] for many, by one query, in no order; at most 16,000.
pub async fn recipients(r: &mut Reader, people: &[PersonId]) -> Result<Vec<Recipient>, Error> {
    if people.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::list_recipients(r, people).await?)
}

/// The account with an address; `None` for an unknown or disabled one.
pub async fn find_by_email(r: &mut Reader, email: &Email) -> Result<Option<Account>, Error> {
    Ok(accounts::find_by_email(r, email).await?)
}

/// Closes or reopens an account: its sessions and tokens stop working at the next request, and work again when it is
/// reopened. `false` when there is no such person.
pub async fn disable(w: &mut Writer, person: PersonId, disabled: bool) -> Result<bool, Error> {
    Ok(store::update_disabled(w, person, disabled).await?)
}

/// Fills in the folded name of accounts that lack it; how many.
pub(crate) async fn complete(w: &mut Writer, most: i64) -> Result<usize, Error> {
    let lacking = store::list_without_key(w, most).await?;
    for (person, name) in &lacking {
        store::update_key(w, *person, name).await?;
    }
    Ok(lacking.len())
}

/// Forgets sessions and links that have expired; how many. They let nobody in before it either.
pub async fn sweep(w: &mut Writer, now: Ts) -> Result<u64, Error> {
    Ok(session::store::delete_expired(w, now).await? + link::store::delete_expired(w, now).await?)
}
