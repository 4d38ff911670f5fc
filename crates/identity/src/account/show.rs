//! Questions about accounts: my own, the people beside a list.

use ::store::Reader;
use base::{Call, PersonId};

use super::{Account, Card, merge_store, store};
use crate::{Error, access};

/// The caller's own account. Fails with `SignInNeeded`, or `NotFound` when it has been disabled.
pub async fn account(r: &mut Reader, call: &Call) -> Result<Account, Error> {
    let me = access::signed_in(call)?;
    store::find_by_id(r, me.id).await?.ok_or(Error::NotFound)
}

/// The people of a list, by one query, in no order; unknown ids and who was erased are left out, disabled accounts are not.
///
/// An id whose account became part of another gets the card of that one. At most 16,000 ids.
pub async fn cards(r: &mut Reader, ids: &[PersonId]) -> Result<Vec<Card>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut cards = store::list_cards(r, ids).await?;
    if cards.len() < ids.len() {
        let missing: Vec<PersonId> = ids
            .iter()
            .copied()
            .filter(|id| cards.iter().all(|card| card.id != *id))
            .collect();
        cards.extend(merge_store::list_cards_of_gone(r, &missing).await?);
    }
    Ok(cards)
}

/// Who the mentioned handles are, by one query, in no order; unknown and disabled ones are left out.
///
/// Handles in small letters; at most 16,000.
pub async fn handles(r: &mut Reader, handles: &[String]) -> Result<Vec<(String, PersonId)>, Error> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::list_handles(r, handles).await?)
}

/// How many accounts there are, disabled ones included; 0 says that the platform must be set up.
pub async fn count_accounts(r: &mut Reader) -> Result<i64, Error> {
    Ok(store::count(r).await?)
}
