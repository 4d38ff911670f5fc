//! Becoming a member, at once where the door is open, by request where it is not.

use base::{Call, Fact, Line};
use store::{Writer, outbox};

use super::{Role, guest, store as rows};
use crate::Error;
use crate::community::{Joining, Slug, State, store as communities};
use crate::request::{UNDO_SECONDS, store as requests};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// The caller is a member now (or was already).
    Member,
    /// The coordinators have been asked (or had been already).
    Requested,
}

/// Makes the caller a member of an open community, or asks its coordinators. Doing it again changes nothing; who was refused,
/// or was a member before, asks anew.
///
/// States [`Fact::MembershipStarted`] or [`Fact::MembershipRequested`] once. Fails with `SignInNeeded`, `NotFound`
/// (also for a members-only community one may not know of), `Guest` where a guest was not admitted,
/// `Archived`, `InvitationNeeded`, and `Invalid` when a request has no reason.
pub async fn join_community(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    reason: Option<&str>,
) -> Result<Joined, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let row = communities::find(w, call, slug.as_str())
        .await?
        .ok_or(Error::NotFound)?;
    let (role, standing) = (row.role(), row.standing(call));
    let community = row.community;
    guest::may_join(w, call, person, &community, &standing).await?;
    if role.is_some() {
        return Ok(Joined::Member);
    }
    if community.state != State::Open {
        return Err(Error::Archived);
    }
    match community.joining {
        Joining::Open => {
            if rows::insert(w, community.id, person, Role::Member.as_str(), call.now).await? {
                communities::add_members(w, community.id, 1).await?;
                let fact = Fact::MembershipStarted {
                    community: community.id,
                    person,
                };
                outbox::append(w, call, &fact).await?;
            }
            Ok(Joined::Member)
        }
        Joining::Invitation => Err(Error::InvitationNeeded),
        Joining::Request => {
            let reason = Line::parse("reason", reason.unwrap_or_default(), 500)?;
            let closed = call.now.plus_seconds(-UNDO_SECONDS);
            let reason = reason.as_str();
            if requests::insert(w, community.id, person, reason, call.now, closed).await? {
                let fact = Fact::MembershipRequested {
                    community: community.id,
                    person,
                };
                outbox::append(w, call, &fact).await?;
            }
            Ok(Joined::Requested)
        }
    }
}
