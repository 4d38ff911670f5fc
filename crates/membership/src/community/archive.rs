//! Closing a community so that it can only be read, and opening it again.

use base::{Call, Fact};
use store::{Writer, outbox};

use super::{Slug, State, store as rows};
use crate::{Capability, Error, access};

/// Closes a community: it can be read as before, and nobody joins or writes. For administrators; again changes nothing.
///
/// States [`Fact::CommunityChanged`] once. Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn archive_community(w: &mut Writer, call: &Call, slug: &Slug) -> Result<(), Error> {
    turn(
        w,
        call,
        slug,
        (State::Open, State::Archived),
        "community-archived",
    )
    .await
}

/// Opens an archived community again. For administrators; again changes nothing.
///
/// States [`Fact::CommunityChanged`] once. Fails with `NotFound`, `SignInNeeded` and `NotCoordinator`.
pub async fn reopen_community(w: &mut Writer, call: &Call, slug: &Slug) -> Result<(), Error> {
    turn(
        w,
        call,
        slug,
        (State::Archived, State::Open),
        "community-opened",
    )
    .await
}

async fn turn(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    (from, to): (State, State),
    action: &'static str,
) -> Result<(), Error> {
    let row = access::to_do(w, call, slug, Capability::Archive).await?;
    let community = row.community.id;
    if rows::update_state(w, community, from.as_str(), to.as_str()).await? {
        outbox::append(w, call, &Fact::CommunityChanged { community }).await?;
        access::put_on_record(w, call, action, community, None).await?;
    }
    Ok(())
}
