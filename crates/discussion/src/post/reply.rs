//! Answering in a thread.

use std::collections::{BTreeMap, BTreeSet};

use base::{Call, CommunityId, Fact, Invalid, PersonId, PostId, ThreadId, Ts};
use store::outbox::{self, Stated};
use store::{Reader, Writer};

use super::{Draft, store as rows};
use crate::reading::store as readings;
use crate::thread::store as threads;
use crate::{Error, access, merge};

/// An answer to place.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// The id the caller gave it, so that a repeat places nothing twice.
    pub id: PostId,
    /// In which thread.
    pub thread: ThreadId,
    /// The number of the post it answers.
    pub reply_to: Option<i64>,
    /// Its text.
    pub draft: Draft,
}

/// An answer that was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: PostId,
    /// In which thread.
    pub thread: ThreadId,
    /// Its number.
    pub number: i64,
    /// When.
    pub created_at: Ts,
}

/// An answer whose author may place it: only [`prepare_reply`] makes one.
#[derive(Debug, Clone)]
pub struct Reply {
    new: NewPost,
    author: PersonId,
    community: CommunityId,
    mentioned: Vec<PersonId>,
    now: Ts,
    /// What the author has read, as it is stored and shorter, when that is worth the trouble.
    shorter: Option<(String, String)>,
}

impl Reply {
    /// Its id.
    pub fn id(&self) -> PostId {
        self.new.id
    }
}

/// The most answers that are placed together.
pub const TOGETHER: usize = 64;
/// How many bytes the note of what somebody has read may be longer than it has to be.
const SLACK: usize = 200;

/// Looks up whether the caller may place an answer, and whom it names: what can be found out without holding up others.
///
/// Fails with `NotFound`, `SignInNeeded`, `NotMember`, `ThreadClosed`, and `Invalid` when it answers a post that is not
/// there.
pub async fn prepare_reply(r: &mut Reader, call: &Call, new: NewPost) -> Result<Reply, Error> {
    let seen = access::to_reply(r, call, new.thread).await?;
    let author = call.actor.person().ok_or(Error::SignInNeeded)?;
    if new
        .reply_to
        .is_some_and(|number| number < 1 || number > seen.thread.last_number)
    {
        return Err(Invalid::new("replyTo", "no-such-post").into());
    }
    let mentioned = rows::list_mentioned(r, new.draft.mentions()).await?;
    let short = seen.read.to_stored();
    let crowded = seen.stored.len() > short.len() + SLACK;
    Ok(Reply {
        new,
        author,
        community: seen.thread.community_id,
        mentioned,
        now: call.now,
        shorter: crowded.then_some((seen.stored, short)),
    })
}

/// Places an answer; it counts as read for its author. Placing the same id again gives the first answer,
/// as long as one may still answer there.
///
/// States [`Fact::PostCreated`] once. Fails as [`prepare_reply`] does, and with `ThreadClosed` and `IdTaken`.
pub async fn post_reply(w: &mut Writer, call: &Call, new: NewPost) -> Result<Posted, Error> {
    let reply = prepare_reply(w, call, new).await?;
    let posted = post_replies(w, std::slice::from_ref(&reply)).await?;
    posted.into_iter().next().ok_or(Error::IdTaken)
}

/// Places answers together, as [`post_reply`] does each: all, in this order, or none. At most [`TOGETHER`].
///
/// Fails with `SignInNeeded` when an author is not there any more. Fails with the error of any of them; several also with `IdTaken` when one was placed before, alone or here. Then the
/// caller drops the transaction and places each in its own.
pub async fn post_replies(w: &mut Writer, replies: &[Reply]) -> Result<Vec<Posted>, Error> {
    let authors: BTreeSet<PersonId> = replies.iter().map(|reply| reply.author).collect();
    let authors: Vec<PersonId> = authors.into_iter().collect();
    merge::hold_authors(w, &authors).await?;
    let placed = number(w, replies).await?;
    let all: Vec<rows::NewRow<'_>> = replies
        .iter()
        .zip(&placed)
        .map(|(reply, posted)| rows::NewRow {
            id: posted.id,
            thread: posted.thread,
            number: posted.number,
            author: reply.author,
            reply_to: reply.new.reply_to,
            draft: &reply.new.draft,
            now: reply.now,
        })
        .collect();
    if rows::insert(w, &all).await? < all.len() {
        return match (replies, placed.as_slice()) {
            ([reply], [posted]) => Ok(vec![placed_before(w, reply, posted.number).await?]),
            _ => Err(Error::IdTaken),
        };
    }
    let shorter = |reply: &Reply| {
        let (before, after) = reply.shorter.clone()?;
        Some(((reply.author, reply.new.thread), (before, after)))
    };
    let shorter: BTreeMap<_, _> = replies.iter().filter_map(shorter).collect();
    for ((person, thread), (before, after)) in &shorter {
        readings::shorten(w, *person, *thread, before, after).await?;
    }
    readings::append(w, &own(replies, &placed)).await?;

    let facts: Vec<Fact> = replies
        .iter()
        .zip(&placed)
        .map(|(reply, posted)| Fact::PostCreated {
            community: reply.community,
            thread: posted.thread,
            post: posted.id,
            number: posted.number,
            author: reply.author,
            reply_to: reply.new.reply_to,
            mentioned: reply.mentioned.clone(),
        })
        .collect();
    let stated: Vec<Stated<'_>> = facts
        .iter()
        .zip(replies)
        .map(|(fact, reply)| Stated {
            fact,
            at: reply.now,
            actor: Some(reply.author),
        })
        .collect();
    outbox::append_each(w, &stated).await?;
    Ok(placed)
}

/// Gives each answer its number; the threads are held until commit.
async fn number(w: &mut Writer, replies: &[Reply]) -> Result<Vec<Posted>, Error> {
    let mut wanted: BTreeMap<ThreadId, i64> = BTreeMap::new();
    for reply in replies {
        *wanted.entry(reply.new.thread).or_default() += 1;
    }
    let latest = replies.iter().map(|reply| reply.now).max();
    let now = latest.unwrap_or(Ts::from_micros(0));
    // Threads are taken in the order of their ids, so that two transactions never wait for each other; neighbours that
    // want as many numbers in one statement.
    let wanted: Vec<(ThreadId, i64)> = wanted.into_iter().collect();
    let mut next: BTreeMap<ThreadId, i64> = BTreeMap::new();
    for alike in wanted.chunk_by(|a, b| a.1 == b.1) {
        let many = alike.first().map_or(1, |(_, many)| *many);
        let threads: Vec<ThreadId> = alike.iter().map(|(thread, _)| *thread).collect();
        let taken = threads::take_numbers(w, &threads, many, now).await?;
        let first = |(thread, last)| (thread, last - many + 1);
        next.extend(taken.into_iter().map(first));
    }
    replies
        .iter()
        .map(|reply| {
            let thread = reply.new.thread;
            let next = next.get_mut(&thread).ok_or(Error::ThreadClosed)?;
            let number = *next;
            *next += 1;
            Ok(Posted {
                id: reply.new.id,
                thread,
                number,
                created_at: reply.now,
            })
        })
        .collect()
}

/// What each author has read by writing it.
fn own(replies: &[Reply], placed: &[Posted]) -> Vec<readings::Fresh> {
    let mut own: BTreeMap<(PersonId, ThreadId), Vec<i64>> = BTreeMap::new();
    for (reply, posted) in replies.iter().zip(placed) {
        own.entry((reply.author, posted.thread))
            .or_default()
            .push(posted.number);
    }
    own.into_iter()
        .map(|((person, thread), numbers)| readings::Fresh {
            person,
            thread,
            numbers,
        })
        .collect()
}

/// The answer that has this id already, when it is the same; the number that was taken for it is given back.
async fn placed_before(w: &mut Writer, reply: &Reply, number: i64) -> Result<Posted, Error> {
    let (id, thread) = (reply.new.id, reply.new.thread);
    threads::give_back_number(w, thread, number).await?;
    let there = rows::find(w, id).await?.ok_or(Error::IdTaken)?;
    let place = rows::find_place(w, id).await?.ok_or(Error::IdTaken)?;
    // Another text under the same id is another answer: it must not vanish behind the first.
    let same = there.body == reply.new.draft.body() || there.edited_at.is_some();
    if there.author_id != reply.author || place.thread_id != thread || !same {
        return Err(Error::IdTaken);
    }
    Ok(Posted {
        id,
        thread,
        number: there.number,
        created_at: there.created_at,
    })
}
