//! Mending one's own post.

use base::{Call, Fact, PostId};
use store::{Writer, outbox};

use super::{Draft, Post, store as rows};
use crate::thread::store as threads;
use crate::{Error, access};

/// Replaces the text of the caller's own post, if nobody changed it since `version`; gives it as it is now.
///
/// States [`Fact::PostEdited`]; a text that is the same changes nothing. Fails with `NotFound`, `SignInNeeded`,
/// `NotAuthor` and `EditedMeanwhile`.
pub async fn edit_post(
    w: &mut Writer,
    call: &Call,
    id: PostId,
    version: Option<i64>,
    draft: &Draft,
) -> Result<Post, Error> {
    let (post, fact) = own_post(w, call, id).await?;
    if post.body == draft.body() {
        return Ok(post);
    }
    if !rows::update_body(w, id, version.unwrap_or(post.version), draft, call.now).await? {
        return Err(Error::EditedMeanwhile);
    }
    if let Fact::PostEdited { thread, .. } = &fact {
        threads::update_version(w, *thread).await?;
    }
    outbox::append(w, call, &fact).await?;
    rows::find(w, id).await?.ok_or(Error::NotFound)
}

/// The caller's own, present post, and the fact that it was edited.
pub(crate) async fn own_post(
    w: &mut Writer,
    call: &Call,
    id: PostId,
) -> Result<(Post, Fact), Error> {
    let place = rows::find_place(w, id).await?.ok_or(Error::NotFound)?;
    access::to_read(w, call, place.thread_id).await?;
    let post = rows::find(w, id)
        .await?
        .filter(|p| p.deleted_at.is_none())
        .ok_or(Error::NotFound)?;
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    if post.author_id != person {
        return Err(Error::NotAuthor);
    }
    let number = post.number;
    let fact = Fact::PostEdited {
        community: place.community_id,
        thread: place.thread_id,
        post: id,
        number,
    };
    Ok((post, fact))
}
