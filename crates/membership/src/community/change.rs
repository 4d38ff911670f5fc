//! Changing what a community says of itself, who may read it and how one joins.

use base::{Call, Fact};
use store::{Writer, outbox};

use super::about::{CommunityForm, store as said};
use super::{Slug, address};
use crate::{Capability, Error, access};

/// Changes everything the form holds, if nobody did since `version`; gives the community's name in addresses.
///
/// States [`Fact::CommunityChanged`], after which whoever may not read any more is sent nothing. Another name in addresses is
/// for administrators; the former one leads on. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, `EditedMeanwhile`, and
/// `Invalid` (`slug` / `taken`).
pub async fn change_community(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    version: i64,
    form: &CommunityForm,
) -> Result<Slug, Error> {
    let row = access::to_do(w, call, slug, Capability::ChangeCommunity).await?;
    let id = row.community.id;
    let renamed = form.slug.as_ref().filter(|one| *one != slug);
    if renamed.is_some() && !row.standing(call).may(Capability::ChangeSlug) {
        return Err(Error::NotCoordinator);
    }
    if !said::update(w, id, version, form).await? {
        return Err(Error::EditedMeanwhile);
    }
    said::upsert_charter(w, id, &form.charter).await?;
    said::delete_tags(w, id).await?;
    said::insert_tags(w, id, &form.tags).await?;
    said::delete_pins(w, id).await?;
    said::insert_pins(w, call, id, &form.pins).await?;
    access::put_on_record(w, call, "community-changed", id, None).await?;
    if let Some(new) = renamed {
        address::rename(w, id, slug.as_str(), new).await?;
        access::put_on_record(w, call, "community-renamed", id, None).await?;
    }
    outbox::append(w, call, &Fact::CommunityChanged { community: id }).await?;
    Ok(renamed.unwrap_or(slug).clone())
}
