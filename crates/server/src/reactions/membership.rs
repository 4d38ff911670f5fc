//! What follows when somebody joins or leaves.

use base::{CommunityId, PersonId, Ts};
use notifications::{Event, EventName};

use super::Reaction;

/// Somebody joined.
pub(super) fn started(reaction: &mut Reaction, community: CommunityId, person: PersonId, at: Ts) {
    reaction.event(steering(
        EventName::MembershipStarted,
        community,
        person,
        at,
    ));
}

/// Somebody left: in its place among the events it ends what they listen to there, before anything later reaches them.
pub(super) fn ended(reaction: &mut Reaction, community: CommunityId, person: PersonId, at: Ts) {
    reaction.event(steering(EventName::MembershipEnded, community, person, at));
}

fn steering(name: EventName, community: CommunityId, person: PersonId, at: Ts) -> Event {
    Event {
        community_id: Some(community),
        person_id: Some(person),
        ..Event::new(name, at)
    }
}
