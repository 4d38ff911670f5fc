//! Making an account.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::{Account, Handle, NewAccount, store};
use crate::{Error, access, acts, employment};

/// After so many people of the same name the handle gets a number drawn by chance.
const COUNTED: u32 = 20;

/// Makes an account, for the program and for administrators. Making the same id and address again gives the first one.
///
/// An organisation of the name it is given becomes its employer. Without a handle one is made of the name, with `-2`, `-3` … where that is taken. States [`Fact::PersonCreated`] once.
/// Fails with `EmailTaken`, `HandleTaken`, `IdTaken`, `Forbidden` or `SignInNeeded`.
pub async fn create_account(
    w: &mut Writer,
    call: &Call,
    new: NewAccount,
) -> Result<Account, Error> {
    access::manages_accounts(call)?;
    insert_account(w, call, new).await
}

/// As [`create_account`], without asking who calls: for whoever holds a set-up link.
pub(crate) async fn insert_account(
    w: &mut Writer,
    call: &Call,
    new: NewAccount,
) -> Result<Account, Error> {
    for attempt in 0..=COUNTED {
        let handle = match (&new.handle, attempt) {
            (Some(handle), 0) => handle.clone(),
            (Some(_), _) => return Err(Error::HandleTaken),
            (None, 0) => Handle::from_name(new.name.as_str()),
            (None, COUNTED) => {
                Handle::from_name(new.name.as_str()).numbered(u32::from_le_bytes(call.ids.bytes()))
            }
            (None, n) => Handle::from_name(new.name.as_str()).numbered(n + 1),
        };
        if store::insert(w, &new, &handle, call.now).await? {
            outbox::append(w, call, &Fact::PersonCreated { person: new.id }).await?;
            employment::open_named(w, call, new.id, &new.organisation, &new.job).await?;
            let action = if new.administrator {
                "administrator-created"
            } else {
                "account-created"
            };
            acts::on_person(w, call, action, new.id, "ok").await?;
            return store::find_by_id(w, new.id).await?.ok_or(Error::NotFound);
        }
        let taken = store::list_taken(w, new.id, &new.email).await?;
        if let Some(same) = taken.iter().find(|row| row.email_key == new.email.key()) {
            if same.id != new.id {
                return Err(Error::EmailTaken);
            }
            return store::find_by_id(w, new.id).await?.ok_or(Error::IdTaken);
        }
        if !taken.is_empty() {
            return Err(Error::IdTaken);
        }
    }
    Err(Error::HandleTaken)
}
