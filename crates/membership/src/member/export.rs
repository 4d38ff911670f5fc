//! Taking the list of members along.

use base::Call;
use store::Writer;
use store::record::{self, Act};

use crate::community::{Community, Slug};
use crate::{Error, way_in};

/// Puts on record that the list of members was taken along, for whoever looks after the community; the community.
///
/// Fails with `NotFound`, `SignInNeeded` or `NotCoordinator`.
pub async fn note_export(w: &mut Writer, call: &Call, slug: &Slug) -> Result<Community, Error> {
    let community = way_in::coordinated(w, call, slug).await?;
    let object = &format!("community:{}", community.id);
    let act = Act {
        action: "members-exported",
        object,
        person: None,
        result: "ok",
    };
    record::append(w, call, act).await?;
    Ok(community)
}
