//! Listing the members of a community.

use ::store::Reader;
use base::{Call, CommunityId, PersonId};

use super::{Member, MemberCursor, MemberFilter, store};
use crate::{Error, access};

/// The members of a community the caller has been shown by `membership` (its id comes from there) who fit, by name, from a
/// place on: at most so many.
///
/// One statement, whatever the number of members. Closed accounts and guests whose time is over are left out. Fails with
/// `SignInNeeded`.
pub async fn list_members(
    r: &mut Reader,
    call: &Call,
    community: CommunityId,
    filter: &MemberFilter,
    after: &MemberCursor,
    most: i64,
) -> Result<Vec<Member>, Error> {
    access::signed_in(call)?;
    Ok(store::list(r, community, call.now, filter, after, most).await?)
}

/// The addresses of a community's members, in no order. Fails with `SignInNeeded`, or `Forbidden` unless an administrator calls.
pub async fn list_member_addresses(
    r: &mut Reader,
    call: &Call,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>, Error> {
    access::manages_accounts(call)?;
    Ok(store::list_addresses(r, community).await?)
}
