//! Inviting somebody.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId};

use super::{INVITATION_SECONDS, store};
use crate::account::store as accounts;
use crate::{Account, Error, NewAccount, access, account, acts};

/// Makes an account and invites its owner, for the program and for administrators; the letter leads to `return_to`, which
/// the caller has seen to be a path on this site.
///
/// Somebody who has not accepted an earlier invitation is invited again, and the earlier link stops working. States
/// [`Fact::PersonCreated`] the first time, and [`Fact::PersonInvited`]. Fails with `EmailTaken` for somebody who came in
/// already, `HandleTaken`, `IdTaken`, `Forbidden` or `SignInNeeded`.
pub async fn invite_account(
    w: &mut Writer,
    call: &Call,
    new: NewAccount,
    return_to: &str,
) -> Result<Account, Error> {
    let email = new.email.clone();
    let invited = match account::create_account(w, call, new).await {
        Err(Error::EmailTaken) => {
            let known = accounts::find_by_email(w, &email).await?;
            let known = known.ok_or(Error::EmailTaken)?;
            if !store::is_waiting(w, known.id).await? {
                return Err(Error::EmailTaken);
            }
            known
        }
        made => made?,
    };
    let ends = call.now.plus_seconds(INVITATION_SECONDS);
    store::upsert(w, invited.id, return_to, ends).await?;
    let fact = Fact::PersonInvited { person: invited.id };
    outbox::append(w, call, &fact).await?;
    acts::on_person(w, call, "account-invited", invited.id, "ok").await?;
    Ok(invited)
}

/// Sends somebody who has not come in yet another invitation, for the program and administrators; the earlier link stops
/// working.
///
/// States [`Fact::PersonInvited`]. Fails with `CameIn` for somebody who was never invited or came in, `NotFound` for an
/// unknown or disabled person, `Forbidden` or `SignInNeeded`.
pub async fn invite_again(w: &mut Writer, call: &Call, person: PersonId) -> Result<(), Error> {
    access::manages_accounts(call)?;
    accounts::find_by_id(w, person)
        .await?
        .ok_or(Error::NotFound)?;
    let ends = call.now.plus_seconds(INVITATION_SECONDS);
    if !store::renew(w, person, ends).await? {
        return Err(Error::CameIn);
    }
    outbox::append(w, call, &Fact::PersonInvited { person }).await?;
    acts::on_person(w, call, "account-invited", person, "ok").await
}
