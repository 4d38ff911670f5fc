//! Taking answers back, as long as they are fresh.

use base::{Call, CommunityId, Fact, PersonId, Ts};
use store::{Writer, outbox};

use super::{RequestState, store as rows};
use crate::community::{Slug, store as communities};
use crate::member::store as members;
use crate::{Capability, Error, Role, access, stand_in};

/// An answer that was taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// Where.
    pub community: CommunityId,
    /// Who had asked.
    pub person: PersonId,
    /// When it had been answered; with this the letter about it is known.
    pub answered_at: Ts,
}

/// Takes back the answers to these people that are not older than ten minutes, whoever gave them: their requests wait again,
/// and the membership that an acceptance made ends. What the person wrote meanwhile stays. An answer that is older, or that
/// was taken back before, is left out, and so is that of somebody who is coordinator by now, or
/// who came in otherwise after a refusal.
///
/// States [`Fact::RequestAnswered`] and [`Fact::MembershipEnded`]. Fails with `NotFound`, `SignInNeeded` and
/// `NotCoordinator`.
pub async fn undo_answers(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    people: &[PersonId],
) -> Result<Vec<Undone>, Error> {
    let id = access::to_do(w, call, slug, Capability::AnswerRequests)
        .await?
        .community
        .id;
    members::lock(w, id).await?;
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    let mut undone = Vec::new();
    for person in people {
        let Some(given) = rows::find_answered(w, id, person).await? else {
            continue;
        };
        let at = given.answered_at;
        let accepted = given.state == RequestState::Accepted;
        let role = members::find_role(w, id, person).await?;
        // Who came in otherwise after a refusal waits for nothing.
        let settled = match role {
            Some(Role::Coordinator) => true,
            Some(Role::Member) => !accepted,
            None => false,
        };
        if !given.is_open(call.now) || settled || !rows::update_waiting(w, id, person, at).await? {
            continue;
        }
        let community = id;
        let fact = Fact::RequestAnswered { community, person };
        outbox::append(w, call, &fact).await?;
        if accepted && rows::delete_membership(w, id, person, at).await? {
            communities::add_members(w, id, -1).await?;
            let fact = Fact::MembershipEnded { community, person };
            outbox::append(w, call, &fact).await?;
        }
        undone.push(Undone {
            community,
            person,
            answered_at: at,
        });
    }
    stand_in::store::delete_moot(w, id).await?;
    Ok(undone)
}
