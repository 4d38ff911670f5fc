//! Answering requests to join, many at once.

use base::{Call, Fact, PersonId};
use store::{Writer, outbox};

use super::{Answer, AnsweredRequest, Verdict, store as rows};
use crate::community::{Slug, State, store as communities};
use crate::member::store as members;
use crate::{Capability, Error, Role, access};

/// What became of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// It is answered now.
    Done,
    /// Somebody else was quicker, and this is what they answered.
    Already(AnsweredRequest),
    /// A guest who was not admitted here; the request goes on waiting.
    Guest,
    /// The person asks nothing any more.
    Gone,
}

/// Gives the same answer to the requests of these people. Whoever is accepted is a member at once; a refusal can be seen when
/// it cannot be undone any more. Tells of each what became of it: of two who answer at once one does, and the other learns.
///
/// States [`Fact::RequestAnswered`] for each, and [`Fact::MembershipStarted`]. Fails with `NotFound`, `SignInNeeded`,
/// `NotCoordinator`, and `Archived` where nobody comes in any more.
pub async fn answer_requests(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    people: &[PersonId],
    answer: &Answer,
) -> Result<Vec<(PersonId, Answered)>, Error> {
    let community = access::to_do(w, call, slug, Capability::AnswerRequests)
        .await?
        .community;
    let accepts = answer.verdict == Verdict::Accepted;
    if accepts && community.state != State::Open {
        return Err(Error::Archived);
    }
    let id = community.id;
    // Before the requests, as whoever leaves or is erased takes it first too.
    members::lock(w, id).await?;
    let mut people = people.to_vec();
    people.sort_unstable();
    people.dedup();
    let (mut told, mut more) = (Vec::with_capacity(people.len()), 0);
    for person in people {
        let outcome = if accepts && rows::is_guest_elsewhere(w, id, person).await? {
            Answered::Guest
        } else if rows::update_answered(w, id, person, answer, call.actor.person(), call.now)
            .await?
        {
            let fact = Fact::RequestAnswered {
                community: id,
                person,
            };
            outbox::append(w, call, &fact).await?;
            let role = Role::Member.as_str();
            if accepts && members::insert(w, id, person, role, call.now).await? {
                more += 1;
                let fact = Fact::MembershipStarted {
                    community: id,
                    person,
                };
                outbox::append(w, call, &fact).await?;
            }
            Answered::Done
        } else {
            let before = rows::find_answered(w, id, person).await?;
            before.map_or(Answered::Gone, Answered::Already)
        };
        told.push((person, outcome));
    }
    if more > 0 {
        communities::add_members(w, id, more).await?;
    }
    Ok(told)
}
