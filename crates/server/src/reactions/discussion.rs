//! What follows when a thread is opened and a post is placed, changed or removed.

use std::collections::HashSet;

use base::{CommunityId, NoticeId, PersonId, PostId, ThreadId, Ts};
use discussion::system as discussions;
use notifications::{Event, EventName, Notice, Reason};
use store::Writer;

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

/// Who follows a thread, as a batch of facts goes on.
pub(super) struct Followed {
    /// Everybody who follows it.
    all: HashSet<PersonId>,
    /// Those who may still read it and have no unread notice about it: one is enough until they looked.
    to_tell: HashSet<PersonId>,
}

/// The author follows the thread, and the community hears of it.
pub(super) async fn opened(
    w: &mut Writer,
    reaction: &mut Reaction,
    community: CommunityId,
    thread: ThreadId,
    author: PersonId,
    at: Ts,
) -> Result {
    discussions::follow(w, thread, author, at).await?;
    reaction.event(Event {
        community_id: Some(community),
        thread_id: Some(thread),
        person_id: Some(author),
        ..Event::new(EventName::ThreadCreated, at)
    });
    Ok(())
}

/// Readers see it, its author follows the thread, and whom it concerns gets a notice: who is answered, who is named, and
/// who follows and has no unread notice about the thread yet; each once, for the strongest reason.
pub(super) async fn created(w: &mut Writer, reaction: &mut Reaction, placed: Placed<'_>) -> Result {
    let Placed {
        thread, author, at, ..
    } = placed;
    reaction.event(Event {
        me_id: None,
        ..event(EventName::PostCreated, &placed)
    });
    let mut followed = match reaction.followed.remove(&thread) {
        Some(known) => known,
        None => look_up(w, thread).await?,
    };
    if followed.all.insert(author) {
        discussions::follow(w, thread, author, at).await?;
        followed.to_tell.insert(author);
    }

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
    let mut rest: Vec<PersonId> = followed
        .to_tell
        .iter()
        .filter(|person| !told.contains(person))
        .copied()
        .collect();
    rest.sort_unstable();
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

async fn look_up(
    w: &mut Writer,
    thread: ThreadId,
) -> std::result::Result<Followed, Box<dyn std::error::Error + Send + Sync>> {
    let all = discussions::followers(w, thread).await?;
    let allowed = discussions::may_read(w, thread, &all).await?;
    let waiting = notifications::inbox::list::list_waiting(w, thread, &allowed).await?;
    let to_tell = allowed
        .into_iter()
        .filter(|person| !waiting.contains(person))
        .collect();
    Ok(Followed {
        all: all.into_iter().collect(),
        to_tell,
    })
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

fn tell(reaction: &mut Reaction, placed: &Placed<'_>, person_id: PersonId, reason: Reason) {
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
