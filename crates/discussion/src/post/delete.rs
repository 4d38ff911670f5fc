//! Taking one's own post away.

use base::{Call, Fact, PostId};
use store::{Writer, outbox};

use super::edit::own_post;
use super::store as rows;
use crate::Error;
use crate::thread::store as threads;

/// Removes the text of the caller's own post; its number stays as a mark, so that the talk around it still reads.
///
/// States [`Fact::PostDeleted`]. Fails with `NotFound` (also when it is gone already), `SignInNeeded` and `NotAuthor`.
pub async fn delete_post(w: &mut Writer, call: &Call, id: PostId) -> Result<(), Error> {
    let (_, fact) = own_post(w, call, id).await?;
    let Fact::PostEdited {
        community,
        thread,
        post,
        number,
    } = fact
    else {
        return Err(Error::NotFound);
    };
    if !rows::clear(w, id, call.now).await? {
        return Err(Error::NotFound);
    }
    threads::update_version(w, thread).await?;
    outbox::append(
        w,
        call,
        &Fact::PostDeleted {
            community,
            thread,
            post,
            number,
        },
    )
    .await?;
    Ok(())
}
