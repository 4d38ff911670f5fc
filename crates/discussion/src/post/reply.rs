//! Answering in a thread.

use base::{Call, Fact, Invalid, PostId, ThreadId, Ts};
use store::{Writer, outbox};

use super::{Draft, store as rows};
use crate::reading::store as readings;
use crate::thread::store as threads;
use crate::{Error, access};

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

/// Places an answer; it counts as read for its author. Placing the same id again gives the first answer,
/// as long as one may still answer there.
///
/// States [`Fact::PostCreated`] once. Fails with `NotFound`, `SignInNeeded`, `NotMember`, `ThreadClosed`, `IdTaken`, and
/// `Invalid` when it answers a post that is not there.
pub async fn post_reply(w: &mut Writer, call: &Call, new: NewPost) -> Result<Posted, Error> {
    let seen = access::to_reply(w, call, new.thread).await?;
    let author = call.actor.person().ok_or(Error::SignInNeeded)?;
    if new
        .reply_to
        .is_some_and(|number| number < 1 || number > seen.thread.last_number)
    {
        return Err(Invalid::new("replyTo", "no-such-post").into());
    }

    let (id, thread) = (new.id, new.thread);
    let number = threads::take_number(w, thread, call.now)
        .await?
        .ok_or(Error::ThreadClosed)?;
    if !rows::insert(
        w,
        id,
        thread,
        number,
        author,
        new.reply_to,
        &new.draft,
        call.now,
    )
    .await?
    {
        threads::give_back_number(w, thread, number).await?;
        let there = rows::find(w, id).await?.ok_or(Error::IdTaken)?;
        let place = rows::find_place(w, id).await?.ok_or(Error::IdTaken)?;
        if there.author_id != author || place.thread_id != thread {
            return Err(Error::IdTaken);
        }
        return Ok(Posted {
            id,
            thread,
            number: there.number,
            created_at: there.created_at,
        });
    }
    readings::append(w, author, thread, number).await?;

    let community = seen.thread.community_id;
    let mentioned = rows::list_mentioned(w, new.draft.mentions()).await?;
    let fact = Fact::PostCreated {
        community,
        thread,
        post: id,
        number,
        author,
        reply_to: new.reply_to,
        mentioned,
    };
    outbox::append(w, call, &fact).await?;
    Ok(Posted {
        id,
        thread,
        number,
        created_at: call.now,
    })
}
