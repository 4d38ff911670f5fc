//! The end of standing in, before its day.

use base::{Call, PersonId};
use store::Writer;
use store::record::{self, Act};

use super::store as rows;
use crate::Error;
use crate::community::Slug;
use crate::community::coordinated::coordinated;

/// Ends that somebody stands in for a coordinator, now; where nobody does, nothing happens. It is put on record.
///
/// Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn end_stand_in(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    coordinator: PersonId,
) -> Result<(), Error> {
    let id = coordinated(w, call, slug).await?.id;
    let Some(before) = rows::find(w, id, coordinator).await? else {
        return Ok(());
    };
    if rows::delete(w, id, coordinator).await? {
        let object = &format!("community:{id}");
        let act = Act {
            action: "stand-in-ended",
            object,
            person: Some(before.person_id),
            result: "ok",
        };
        record::append(w, call, act).await?;
    }
    Ok(())
}
