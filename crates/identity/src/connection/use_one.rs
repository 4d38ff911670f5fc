//! Signing in by a connection, and an account that begins with one.

use ::store::{Writer, outbox};
use base::{Call, ConnectionId, Fact, PersonId};

use super::{Elsewhere, store};
use crate::{Account, Error, NewAccount, account, acts, invitation};

/// Notes that a connection was used; whose it is, `None` when there is none. It opens no session: see [`crate::open_session`].
///
/// Unchecked on purpose: the provider vouches for the person. Who was invited has come in by it.
pub async fn sign_in_by_connection(
    w: &mut Writer,
    call: &Call,
    elsewhere: &Elsewhere,
) -> Result<Option<PersonId>, Error> {
    let Some(person) = store::update_used(w, elsewhere, call.now).await? else {
        return Ok(None);
    };
    invitation::store::delete_of_person(w, person).await?;
    Ok(Some(person))
}

/// Makes an account that signs in by an account elsewhere, for a provider whose people may have one without an invitation.
///
/// Unchecked on purpose: the provider vouches for person and address. States [`Fact::PersonCreated`] and
/// [`Fact::ConnectionAdded`]. Fails with `EmailTaken`, or `ConnectionTaken`; then drop the `Writer`.
pub async fn create_connected(
    w: &mut Writer,
    call: &Call,
    new: NewAccount,
    elsewhere: &Elsewhere,
) -> Result<Account, Error> {
    let new = NewAccount {
        administrator: false,
        ..new
    };
    let account = account::insert_account(w, call, new).await?;
    let id = ConnectionId(call.ids.uuid(call.now));
    if !store::insert(w, id, account.id, elsewhere, call.now).await? {
        return Err(Error::ConnectionTaken);
    }
    let person = account.id;
    outbox::append(w, call, &Fact::ConnectionAdded { person }).await?;
    acts::on_person(w, call, "connection-added", person, "ok").await?;
    Ok(account)
}
