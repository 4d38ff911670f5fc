//! The end of standing in, before its day.

use base::{Call, PersonId};
use store::Writer;

use super::store as rows;
use crate::community::Slug;
use crate::{Capability, Error, access};

/// Ends that somebody stands in for a coordinator, now; where nobody does, nothing happens. It is put on record.
///
/// Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn end_stand_in(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    coordinator: PersonId,
) -> Result<(), Error> {
    let id = access::to_do(w, call, slug, Capability::ChangeRoles)
        .await?
        .community
        .id;
    let Some(before) = rows::find(w, id, coordinator).await? else {
        return Ok(());
    };
    if rows::delete(w, id, coordinator).await? {
        access::put_on_record(w, call, "stand-in-ended", id, Some(before.person_id)).await?;
    }
    Ok(())
}
