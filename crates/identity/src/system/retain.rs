//! Letting go of what was kept for long enough. The periods come from the settings.

use ::store::Writer;
use base::{Call, LinkRequestId, PersonId, Ts};

use super::store;
use crate::Error;
use crate::privacy::erasure::{Leaving, store as erasures};

/// Forgets devices that were last used before a moment; how many.
pub async fn forget_devices(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(store::delete_devices(w, before).await?)
}

/// Forgets where people worked who left there before a moment; how many.
pub async fn forget_employments(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(store::delete_employments(w, before).await?)
}

/// Forgets wishes for a letter that came before a moment and were not answered since; how many.
pub async fn forget_link_requests(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    // Their ids begin with the time (RFC 9562, version 7).
    let millis = u128::try_from(before.micros() / 1000).unwrap_or_default();
    let first = LinkRequestId(uuid::Uuid::from_u128(millis << 80));
    Ok(store::delete_link_requests(w, first).await?)
}

/// Forgets receipts of erasures that were done before a moment; how many.
pub async fn forget_receipts(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(erasures::delete_receipts(w, before).await?)
}

/// Asks for the erasure of accounts that were closed before a moment, with what they wrote left without a name; how many.
/// Notes first since when accounts are closed, as far as that was not noted.
pub async fn erase_closed(w: &mut Writer, call: &Call, before: Ts) -> Result<u64, Error> {
    store::update_closed(w, call.now).await?;
    store::update_reopened(w).await?;
    let closed: Vec<PersonId> = store::list_closed(w, before).await?;
    let kept = Leaving::Anonymise;
    for person in &closed {
        erasures::upsert(w, *person, kept, kept, call.now, call.now).await?;
    }
    Ok(u64::try_from(closed.len()).unwrap_or(u64::MAX))
}
