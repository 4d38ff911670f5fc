//! Opening a thread.

use base::{Call, CommunityId, Fact, PersonId, PostId, ThreadId};
use membership::Slug;
use store::{Writer, outbox};

use super::{Kind, Title, store as rows};
use crate::post::{Draft, store as posts};
use crate::reading::store as readings;
use crate::{Error, access, merge};

/// A thread to open, with its first post.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// The id the caller gave it, so that a repeat opens nothing twice.
    pub id: ThreadId,
    /// The id of the first post.
    pub first: PostId,
    /// Where.
    pub community: Slug,
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: Title,
    /// The text of the first post.
    pub draft: Draft,
}

/// Opens a thread with its first post. Opening the same id again by the same person changes nothing.
///
/// States [`Fact::ThreadOpened`] and [`Fact::PostCreated`] once. Fails with `NotFound`, `SignInNeeded`, `NotMember`
/// and `IdTaken`.
pub async fn open_thread(w: &mut Writer, call: &Call, new: NewThread) -> Result<ThreadId, Error> {
    let shown = membership::community(w, call, &new.community).await?;
    access::may_write(call, &shown.standing)?;
    let author = call.actor.person().ok_or(Error::SignInNeeded)?;
    place(w, call, new, author, shown.community.id).await
}

/// Opens a thread where that was allowed.
pub(crate) async fn place(
    w: &mut Writer,
    call: &Call,
    new: NewThread,
    author: PersonId,
    community: CommunityId,
) -> Result<ThreadId, Error> {
    merge::hold_authors(w, &[author]).await?;

    let (kind, title) = (new.kind.as_str(), new.title.as_str());
    if !rows::insert(w, new.id, community, author, kind, title, call.now).await? {
        let there = rows::find_seen(w, new.id, Some(author))
            .await?
            .ok_or(Error::IdTaken)?;
        let same = there.thread.author_id == author && there.thread.community_id == community;
        return if same {
            Ok(new.id)
        } else {
            Err(Error::IdTaken)
        };
    }
    let first = posts::NewRow {
        id: new.first,
        thread: new.id,
        number: 1,
        author,
        reply_to: None,
        draft: &new.draft,
        now: call.now,
    };
    if posts::insert(w, &[first]).await? == 0 {
        return Err(Error::IdTaken);
    }
    let own = readings::Fresh {
        person: author,
        thread: new.id,
        numbers: vec![1],
    };
    readings::append(w, &[own]).await?;
    let opened = Fact::ThreadOpened {
        community,
        thread: new.id,
        author,
    };
    outbox::append(w, call, &opened).await?;
    let post = new.first;
    let created = Fact::PostCreated {
        community,
        thread: new.id,
        post,
        number: 1,
        author,
        reply_to: None,
        mentioned: posts::list_mentioned(w, new.draft.mentions()).await?,
    };
    outbox::append(w, call, &created).await?;
    Ok(new.id)
}
