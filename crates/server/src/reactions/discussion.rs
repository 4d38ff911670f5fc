//! What follows when a thread is opened and a post is placed, changed or removed.

use base::{CommunityId, NoticeId, PersonId, PostId, ThreadId, Ts};
use discussion::system as discussions;
use notifications::{Event, EventName, Notice, Reason};
use store::Writer;

use super::{Reaction, Result};

/// A post that was placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) community: CommunityId,
    pub(super) thread: ThreadId,
    pub(super) post: PostId,
    pub(super) number: i64,
    pub(super) author: PersonId,
    pub(super) at: Ts,
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

/// Readers see it, its author follows the thread, and whom it concerns gets a notice: who is answered, who is named, who
/// follows; each once, for the strongest reason.
pub(super) async fn created(w: &mut Writer, reaction: &mut Reaction, placed: Placed) -> Result {
    let Placed {
        community,
        thread,
        post,
        number,
        author,
        at,
    } = placed;
    reaction.event(Event {
        community_id: Some(community),
        thread_id: Some(thread),
        post_id: Some(post),
        number: Some(number),
        person_id: Some(author),
        ..Event::new(EventName::PostCreated, at)
    });

    let mut audience: Vec<(PersonId, Reason)> = Vec::new();
    if let Some(text) = discussions::post(w, post).await? {
        if let Some(answered) = text.reply_to {
            let whom = discussions::author_of(w, thread, answered).await?;
            audience.extend(whom.map(|person| (person, Reason::Answered)));
        }
        if text.body.contains('@') {
            let handles = prose::render(&text.body).mentions;
            let named = identity::handles(w, &handles).await?;
            audience.extend(
                named
                    .into_iter()
                    .map(|(_, person)| (person, Reason::Mentioned)),
            );
        }
    }
    let followers = discussions::followers(w, thread).await?;
    let follows = followers.contains(&author);
    audience.extend(
        followers
            .into_iter()
            .map(|person| (person, Reason::Followed)),
    );
    if !follows {
        discussions::follow(w, thread, author, at).await?;
    }

    let mut told: Vec<(PersonId, Reason)> = Vec::with_capacity(audience.len());
    for (person, reason) in audience {
        if person != author && !told.iter().any(|(known, _)| *known == person) {
            told.push((person, reason));
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    let people: Vec<PersonId> = told.iter().map(|(person, _)| *person).collect();
    let allowed = discussions::may_read(w, thread, &people).await?;
    for (person_id, reason) in told
        .into_iter()
        .filter(|(person, _)| allowed.contains(person))
    {
        let seq = reaction.event(Event {
            me_id: Some(person_id),
            community_id: Some(community),
            thread_id: Some(thread),
            post_id: Some(post),
            number: Some(number),
            person_id: Some(author),
            ..Event::new(EventName::NoticeCreated, at)
        });
        let id = NoticeId(reaction.call.ids.uuid(at));
        reaction.notices.push(Notice {
            id,
            person_id,
            seq,
            reason,
            community_id: community,
            thread_id: thread,
            post_id: post,
            number,
            actor_id: author,
            at,
            read_at: None,
        });
    }
    Ok(())
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
