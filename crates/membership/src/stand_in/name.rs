//! Naming who stands in.

use base::{Call, Fact, Invalid};
use store::{Writer, outbox};

use super::{StandIn, store as rows};
use crate::community::Slug;
use crate::member::store as members;
use crate::{Capability, Error, Role, access};

/// Six months, by their longest days.
const LONGEST: i64 = 184 * 86_400;

/// Lets a member look after the community in the place of a coordinator, from a moment until another, six months later at
/// most. Whoever stood in for the same coordinator does so no longer.
///
/// States [`Fact::StandInNamed`], and is put on record. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, `NotMember`
/// when the one who is to stand in is none, and `Invalid`: `coordinator` / `unknown` for who does not coordinate, `stand-in` /
/// `unknown` for who does, `until` / `stand-in-days` for a time that is over, ends before it begins or is too long.
pub async fn name_stand_in(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    named: &StandIn,
) -> Result<(), Error> {
    let id = access::to_do(w, call, slug, Capability::ChangeRoles)
        .await?
        .community
        .id;
    access::for_good(w, call, id).await?;
    let latest = named.starts_at.plus_seconds(LONGEST);
    if named.ends_at <= named.starts_at.max(call.now) || named.ends_at > latest {
        return Err(Invalid::new("until", "stand-in-days").into());
    }
    members::lock(w, id).await?;
    if members::find_role(w, id, named.coordinator_id).await? != Some(Role::Coordinator) {
        return Err(Invalid::new("coordinator", "unknown").into());
    }
    match members::find_role(w, id, named.person_id).await? {
        None => return Err(Error::NotMember),
        Some(Role::Coordinator) => return Err(Invalid::new("stand-in", "unknown").into()),
        Some(Role::Member) => {}
    }
    rows::insert(w, id, named).await?;
    let fact = Fact::StandInNamed {
        community: id,
        person: named.coordinator_id,
        stand_in: named.person_id,
    };
    outbox::append(w, call, &fact).await?;
    access::put_on_record(w, call, "stand-in-named", id, Some(named.person_id)).await
}
