//! What follows when a thread is opened and a post is placed, changed or removed.

use std::collections::{BTreeSet, HashSet};

use base::{CommunityId, Fact, NoticeId, PersonId, PostId, ThreadId, Ts};
use discussion::system::{self as discussions, Follower};
use notifications::{Event, EventName, Notice, Reason};
use store::Writer;
use store::outbox::Pending;

use super::{Reaction, Result};

/// A post that was placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) community: CommunityId,
    pub(super) thread: ThreadId,
    pub(super) post: PostId,
    pub(super) number: i64,
    pub(super) author: PersonId,
    pub(super) reply_to: Option<i64>,
    pub(super) mentioned: &'a [PersonId],
    pub(super) at: Ts,
}

/// Who is to hear of news in a thread, as a batch of facts goes on.
#[derive(Default)]
pub(super) struct Followed {
    /// Those who follow it, may still read it and have no unread notice about it: one is enough until they looked.
    to_tell: BTreeSet<PersonId>,
    /// Those who begin to follow it in this batch and have not come to their own post yet.
    to_come: HashSet<PersonId>,
}

/// The authors follow their threads; who follows the threads of the batch is looked up.
pub(super) async fn prepare(w: &mut Writer, reaction: &mut Reaction, all: &[Pending]) -> Result {
    let named: BTreeSet<ThreadId> = all.iter().filter_map(thread_of).collect();
    if !named.is_empty() {
        let named: Vec<ThreadId> = named.into_iter().collect();
        let stand = discussions::communities_of(w, &named).await?;
        reaction.stands.extend(stand);
    }
    let (mut authors, mut threads) = (Vec::new(), BTreeSet::new());
    for pending in all {
        let (Fact::PostCreated { thread, author, .. } | Fact::ThreadOpened { thread, author, .. }) =
            &pending.fact
        else {
            continue;
        };
        let (thread, person) = (*thread, *author);
        threads.insert(thread);
        authors.push(Follower {
            thread,
            person,
            since: pending.at,
        });
    }
    if authors.is_empty() {
        return Ok(());
    }
    for (thread, person) in discussions::follow(w, &authors).await? {
        let followed = reaction.followed.entry(thread).or_default();
        followed.to_come.insert(person);
    }
    let threads: Vec<ThreadId> = threads.into_iter().collect();
    for (thread, person) in discussions::to_tell(w, &threads).await? {
        let followed = reaction.followed.entry(thread).or_default();
        followed.to_tell.insert(person);
    }
    Ok(())
}

/// The thread in which something happened.
fn thread_of(pending: &Pending) -> Option<ThreadId> {
    let (Fact::PostCreated { thread, .. }
    | Fact::ThreadOpened { thread, .. }
    | Fact::PostEdited { thread, .. }
    | Fact::PostDeleted { thread, .. }
    | Fact::Announced { thread, .. }) = &pending.fact
    else {
        return None;
    };
    Some(*thread)
}

/// The community hears of it.
pub(super) fn opened(
    reaction: &mut Reaction,
    community: CommunityId,
    thread: ThreadId,
    author: PersonId,
    at: Ts,
) {
    if let Some(followed) = reaction.followed.get_mut(&thread) {
        followed.to_come.remove(&author);
    }
    reaction.event(Event {
        community_id: Some(community),
        thread_id: Some(thread),
        person_id: Some(author),
        ..Event::new(EventName::ThreadCreated, at)
    });
}

/// Readers see it, and whom it concerns gets a notice: who is answered, who is named, and who follows and has no unread
/// notice about the thread yet; each once, for the strongest reason.
pub(super) async fn created(w: &mut Writer, reaction: &mut Reaction, placed: Placed<'_>) -> Result {
    let Placed { thread, author, .. } = placed;
    reaction.event(Event {
        me_id: None,
        ..event(EventName::PostCreated, &placed)
    });
    let mut followed = reaction.followed.remove(&thread).unwrap_or_default();
    followed.to_come.remove(&author);

    let mut direct: Vec<(PersonId, Reason)> = Vec::new();
    if let Some(answered) = placed.reply_to {
        let whom = discussions::author_of(w, thread, answered).await?;
        direct.extend(whom.map(|person| (person, Reason::Answered)));
    }
    direct.extend(
        placed
            .mentioned
            .iter()
            .map(|person| (*person, Reason::Mentioned)),
    );
    let mut told: Vec<PersonId> = vec![author];
    if !direct.is_empty() {
        let people: Vec<PersonId> = direct.iter().map(|(person, _)| *person).collect();
        let allowed = discussions::may_read(w, thread, &people).await?;
        for (person, reason) in direct {
            if allowed.contains(&person) && !told.contains(&person) {
                told.push(person);
                tell(reaction, &placed, person, reason);
            }
        }
    }
    let rest: Vec<PersonId> = followed
        .to_tell
        .iter()
        .filter(|person| !told.contains(person) && !followed.to_come.contains(person))
        .copied()
        .collect();
    for person in rest {
        told.push(person);
        tell(reaction, &placed, person, Reason::Followed);
    }
    followed
        .to_tell
        .retain(|person| *person == author || !told.contains(person));
    reaction.followed.insert(thread, followed);
    Ok(())
}

/// Everybody in the community is told at once, and by a letter of its own whoever has not stopped the mail.
pub(super) async fn announced(
    w: &mut Writer,
    reaction: &mut Reaction,
    placed: Placed<'_>,
) -> Result {
    let mut people = membership::system::members(w, placed.community).await?;
    people.retain(|person| *person != placed.author);
    let mail = digests::system::list_wanting(w, &people).await?;
    let mail: HashSet<PersonId> = mail.into_iter().map(|(person, _)| person).collect();
    for person in people {
        let seq = tell(reaction, &placed, person, Reason::Announced);
        if mail.contains(&person) {
            reaction.mailed.push(seq);
        }
    }
    Ok(())
}

fn event(name: EventName, placed: &Placed<'_>) -> Event {
    Event {
        community_id: Some(placed.community),
        thread_id: Some(placed.thread),
        post_id: Some(placed.post),
        number: Some(placed.number),
        person_id: Some(placed.author),
        ..Event::new(name, placed.at)
    }
}

fn tell(reaction: &mut Reaction, placed: &Placed<'_>, person_id: PersonId, reason: Reason) -> i64 {
    let seq = reaction.event(Event {
        me_id: Some(person_id),
        ..event(EventName::NoticeCreated, placed)
    });
    reaction.notices.push(Notice {
        id: NoticeId(reaction.call.ids.uuid(placed.at)),
        person_id,
        seq,
        reason,
        community_id: placed.community,
        thread_id: placed.thread,
        post_id: placed.post,
        number: placed.number,
        actor_id: placed.author,
        at: placed.at,
        read_at: None,
    });
    seq
}

/// Readers see the change.
pub(super) fn changed(
    reaction: &mut Reaction,
    name: EventName,
    community: CommunityId,
    thread: ThreadId,
    post: PostId,
    number: i64,
    at: Ts,
) {
    reaction.event(Event {
        community_id: Some(community),
        thread_id: Some(thread),
        post_id: Some(post),
        number: Some(number),
        ..Event::new(name, at)
    });
}
