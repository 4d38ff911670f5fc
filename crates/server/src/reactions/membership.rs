//! What follows when somebody joins, asks to or leaves, and when somebody else looks after a community.

use base::{CommunityId, Lang, PersonId, Ts};
use identity::system as accounts;
use membership::{Community, Role, UNDO_SECONDS, system};
use notifications::{Event, EventName};
use store::Writer;

use super::{Reaction, Result};
use crate::flow::requests;
use crate::request_letters::Place;
use crate::{letters, request_letters};

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

/// Tells whoever looks after a community that somebody asks to join, when nobody was waiting before: one letter, however many
/// follow. Administrators when nobody looks after it.
pub(super) async fn requested(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    person: PersonId,
    at: Ts,
) -> Result {
    if system::waiting_before(w, community, person).await? != Some(0) {
        return Ok(());
    }
    let (Some(shown), Some(who)) = (
        system::community(w, community).await?,
        accounts::recipient(w, person).await?,
    ) else {
        return Ok(());
    };
    let mut told = system::looking_after(w, community, at).await?;
    if told.is_empty() {
        told = accounts::administrators(w).await?;
    }
    for to in accounts::recipients(w, &told).await? {
        let place = place(&shown, to.language);
        let letter = request_letters::asked(&reaction.base_url, &to, &who.name, &place);
        let key = format!("asked:{community}:{person}:{}:{}", at.micros(), to.person);
        super::identity::queue(w, reaction, &to, &letter, key).await?;
    }
    Ok(())
}

/// Tells the asker what came of it as soon as it cannot be taken back any more.
pub(super) async fn answered(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    person: PersonId,
) -> Result {
    let Some(given) = system::hold_answer(w, community, person).await? else {
        return Ok(());
    };
    let (Some(shown), Some(to)) = (
        system::community(w, community).await?,
        accounts::recipient(w, person).await?,
    ) else {
        return Ok(());
    };
    let place = place(&shown, to.language);
    let letter = request_letters::answered(&reaction.base_url, &to, &given, &place);
    let key = requests::letter_key(community, person, given.answered_at);
    let letter = letters::written(&reaction.call, &to, &letter, key)?;
    let from = given.answered_at.plus_seconds(UNDO_SECONDS);
    mail::enqueue_from(w, reaction.call.now, from, &letter).await?;
    Ok(())
}

/// Tells somebody that they look after a community now, and what waits there.
pub(super) async fn role_changed(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    person: PersonId,
    at: Ts,
) -> Result {
    if system::role_of(w, community, person).await? != Some(Role::Coordinator) {
        return Ok(());
    }
    let (Some(shown), Some(to)) = (
        system::community(w, community).await?,
        accounts::recipient(w, person).await?,
    ) else {
        return Ok(());
    };
    let waiting = system::count_waiting(w, community).await?;
    let place = place(&shown, to.language);
    let letter = request_letters::coordinator_made(&reaction.base_url, &to, waiting, &place);
    let key = format!("coordinator:{community}:{person}:{}", at.micros());
    super::identity::queue(w, reaction, &to, &letter, key).await
}

/// Tells both the coordinator who is away and whoever stands in.
pub(super) async fn stand_in_named(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    person: PersonId,
    stand_in: PersonId,
    at: Ts,
) -> Result {
    let named = system::stand_in_for(w, community, person).await?;
    let Some(named) = named.filter(|named| named.person_id == stand_in) else {
        return Ok(());
    };
    let (Some(shown), Some(away), Some(here)) = (
        system::community(w, community).await?,
        accounts::recipient(w, person).await?,
        accounts::recipient(w, stand_in).await?,
    ) else {
        return Ok(());
    };
    for (to, other) in [(&away, &here), (&here, &away)] {
        let place = place(&shown, to.language);
        let base_url = &reaction.base_url;
        let letter = request_letters::stand_in_named(base_url, to, &other.name, &named, &place);
        let key = format!(
            "stand-in:{community}:{person}:{}:{}",
            at.micros(),
            to.person
        );
        super::identity::queue(w, reaction, to, &letter, key).await?;
    }
    Ok(())
}

fn place(shown: &Community, lang: Lang) -> Place<'_> {
    Place {
        name: shown.name(lang),
        slug: &shown.slug,
    }
}

fn steering(name: EventName, community: CommunityId, person: PersonId, at: Ts) -> Event {
    Event {
        community_id: Some(community),
        person_id: Some(person),
        ..Event::new(name, at)
    }
}
