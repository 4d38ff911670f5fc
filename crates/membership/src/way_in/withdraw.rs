//! Taking a way in back.

use ::store::Writer;
use ::store::record::{self, Act};
use base::{Call, WayInId};

use super::store;
use crate::community::Slug;
use crate::{Capability, Error, access};

/// Takes an invitation or a link back: it leads nowhere from now on, nor do letters that were asked for by it.
///
/// It is put on record; nobody is told. Fails with `NotFound` (also for one of another community, or that was taken back
/// before), `SignInNeeded` or `NotCoordinator`.
pub async fn withdraw_way_in(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    id: WayInId,
) -> Result<(), Error> {
    let community = access::to_do(w, call, slug, Capability::SeeDesk)
        .await?
        .community;
    if !store::withdraw(w, community.id, id, call.now).await? {
        return Err(Error::NotFound);
    }
    let object = &format!("way-in:{id}");
    let act = Act {
        action: "way-in-withdrawn",
        object,
        person: None,
        result: "ok",
    };
    Ok(record::append(w, call, act).await?)
}
