//! Connecting an account elsewhere: proposed first, made after a yes of whoever has shown that both accounts are theirs.

use ::store::{Reader, Writer, outbox};
use base::{Call, ConnectionId, Fact};

use super::{Elsewhere, Proposal, VISIT_SECONDS, store};
use crate::account::store as accounts;
use crate::{Email, Error, Secret, access, acts};

/// Proposes to connect an account elsewhere to the account here with the address that the provider vouched for; `false` when nobody
/// has it. It waits in the browser that holds `browser` and replaces what waited there.
///
/// Unchecked on purpose: the provider vouches for the address, and nothing is connected yet.
pub async fn propose_by_address(
    w: &mut Writer,
    call: &Call,
    browser: &Secret,
    elsewhere: &Elsewhere,
    email: &Email,
    return_to: &str,
) -> Result<bool, Error> {
    let Some(account) = accounts::find_by_email(w, email).await? else {
        return Ok(false);
    };
    let ends = call.now.plus_seconds(VISIT_SECONDS);
    store::upsert_proposal(w, browser, account.id, elsewhere, return_to, ends).await?;
    Ok(true)
}

/// As [`propose_by_address`], to the caller's own account, whatever the address. Fails with `SignInNeeded`, or
/// `ConnectionTaken` when it belongs to an account here already.
pub async fn propose_connection(
    w: &mut Writer,
    call: &Call,
    browser: &Secret,
    elsewhere: &Elsewhere,
    return_to: &str,
) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if store::find_person(w, elsewhere).await?.is_some() {
        return Err(Error::ConnectionTaken);
    }
    let ends = call.now.plus_seconds(VISIT_SECONDS);
    Ok(store::upsert_proposal(w, browser, me.id, elsewhere, return_to, ends).await?)
}

/// What waits in the browser that holds `browser`. Unchecked on purpose: the browser is the proof.
pub async fn proposed_connection(
    r: &mut Reader,
    call: &Call,
    browser: &Secret,
) -> Result<Option<Proposal>, Error> {
    Ok(store::find_proposal(r, browser, call.now).await?)
}

/// Connects what waits in this browser to the account of the caller, who has just proved who they are; where to go now.
///
/// States [`Fact::ConnectionAdded`]. Fails with `SignInNeeded`, `NotFound` when nothing waits here for this account, or
/// `ConnectionTaken` when it belongs to an account already.
pub async fn accept_connection(
    w: &mut Writer,
    call: &Call,
    browser: &Secret,
) -> Result<String, Error> {
    let me = access::signed_in(call)?;
    let taken = store::delete_proposal(w, browser, me.id, call.now)
        .await?
        .ok_or(Error::NotFound)?;
    let id = ConnectionId(call.ids.uuid(call.now));
    let elsewhere = Elsewhere {
        issuer: taken.issuer,
        subject: taken.subject,
        email: taken.email,
    };
    if !store::insert(w, id, me.id, &elsewhere, call.now).await? {
        return Err(Error::ConnectionTaken);
    }
    outbox::append(w, call, &Fact::ConnectionAdded { person: me.id }).await?;
    acts::on_person(w, call, "connection-added", me.id, "ok").await?;
    Ok(taken.return_to)
}
