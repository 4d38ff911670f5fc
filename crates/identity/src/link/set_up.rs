//! Making the first administrator.

use ::store::Writer;
use base::Call;

use super::store;
use crate::account::store as accounts;
use crate::account::{self, NewAccount};
use crate::{Account, Error, Secret};

/// Makes the first administrator for whoever holds the set-up link, and uses up every such link.
///
/// The account is an administrator whatever `new` says. States [`base::Fact::PersonCreated`]. Fails with `LinkSpent`
/// (two at once, with one link or with two: one wins) or `AlreadySetUp`; then drop the `Writer`.
pub async fn set_up(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    new: NewAccount,
) -> Result<Account, Error> {
    let secret = Secret::parse(secret).ok_or(Error::LinkSpent)?;
    let living = store::find_living(w, &secret, call.now).await?;
    if living.is_none_or(|link| link.person.is_some()) {
        return Err(Error::LinkSpent);
    }
    if accounts::count(w).await? > 0 {
        return Err(Error::AlreadySetUp);
    }
    // Taking all of them makes two holders of different links wait for one another.
    if !store::delete_set_up(w).await?.contains(&secret.digest()) {
        return Err(Error::LinkSpent);
    }
    let first = NewAccount {
        administrator: true,
        ..new
    };
    account::insert_account(w, call, first).await
}
