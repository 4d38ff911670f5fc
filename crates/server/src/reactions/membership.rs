//! What follows when somebody joins or leaves.

use base::{CommunityId, PersonId, Ts};
use identity::system as accounts;
use membership::system;
use notifications::{Event, EventName};
use store::Writer;

use super::{Reaction, Result};
use crate::letters;

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

/// Rights in a community may have become less: in its place among the events it lets whoever listens ask for them again.
pub(super) fn rights_changed(reaction: &mut Reaction, community: CommunityId, at: Ts) {
    reaction.event(Event {
        community_id: Some(community),
        ..Event::new(EventName::RightsChanged, at)
    });
}

/// Tells whoever goes on looking after a community that one of them stops; administrators when nobody goes on.
pub(super) async fn coordinator_leaves(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    person: PersonId,
    from: Ts,
    at: Ts,
) -> Result {
    let Some(shown) = system::community(w, community).await? else {
        return Ok(());
    };
    let Some(who) = accounts::recipient(w, person).await? else {
        return Ok(());
    };
    let mut others = system::coordinators(w, community).await?;
    others.retain(|one| *one != person);
    let alone = others.is_empty();
    let told = if alone {
        let all = accounts::administrators(w).await?;
        accounts::recipients(w, &all).await?
    } else {
        accounts::recipients(w, &others).await?
    };
    for to in told.iter().filter(|to| to.person != person) {
        let leaves = letters::Leaves {
            who: &who.name,
            community: shown.name(to.language),
            slug: &shown.slug,
            from: (from > at).then_some(from),
            alone,
        };
        let letter = letters::coordinator_leaves(&reaction.base_url, to, &leaves);
        let key = format!("leaves:{community}:{person}:{}:{}", at.micros(), to.person);
        super::identity::queue(w, reaction, to, &letter, key).await?;
    }
    Ok(())
}

fn steering(name: EventName, community: CommunityId, person: PersonId, at: Ts) -> Event {
    Event {
        community_id: Some(community),
        person_id: Some(person),
        ..Event::new(name, at)
    }
}
