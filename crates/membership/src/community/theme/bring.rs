//! Bringing members along to where threads go.

use ::store::{Writer, outbox};
use base::{Call, Fact};

use super::{Going, store};
use crate::member::store as members;
use crate::{Error, access};

/// Says that threads move, and brings people along: whoever belongs to both communities keeps the earlier day of joining, so
/// that what they had not read stays unread. With `all` everybody else becomes a member as well, as old as they were; with
/// `roles` coordinators stay coordinators.
///
/// States [`Fact::ThreadsMoved`]. Fails with `NotCoordinator` unless an administrator calls.
pub async fn bring_along(
    w: &mut Writer,
    call: &Call,
    going: Going,
    all: bool,
    roles: bool,
) -> Result<(), Error> {
    access::administers(call)?;
    let Going { from, to } = going;
    members::lock(w, from.min(to)).await?;
    members::lock(w, from.max(to)).await?;
    store::update_joined(w, from, to).await?;
    if all {
        store::insert_members(w, from, to, if roles { "coordinator" } else { "" }).await?;
        store::insert_guests(w, from, to).await?;
        store::update_count(w, to).await?;
        store::delete_moot_requests(w, to).await?;
    }
    access::put_on_record(w, call, "community-split", from, None).await?;
    let moved = Fact::ThreadsMoved {
        community: to,
        from,
    };
    outbox::append(w, call, &moved).await?;
    Ok(())
}
