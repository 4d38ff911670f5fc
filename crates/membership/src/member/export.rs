//! Taking the list of members along.

use base::Call;
use store::Writer;

use crate::community::{Community, Slug};
use crate::{Capability, Error, access};

/// Puts on record that the list of members was taken along, for whoever looks after the community; the community.
///
/// Fails with `NotFound`, `SignInNeeded` or `NotCoordinator`.
pub async fn note_export(w: &mut Writer, call: &Call, slug: &Slug) -> Result<Community, Error> {
    let community = access::to_do(w, call, slug, Capability::ExportMembers)
        .await?
        .community;
    access::put_on_record(w, call, "members-exported", community.id, None).await?;
    Ok(community)
}
