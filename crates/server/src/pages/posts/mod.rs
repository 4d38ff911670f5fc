//! `/posts/{id}/edit` and `/posts/{id}/delete`: mending and removing one's own post.

mod delete;
mod edit;

use base::PostId;
use discussion::{Post, Thread};
use store::Reader;

use crate::extract::Caller;
use crate::problem::Problem;

pub use delete::{confirm_delete, delete};
pub use edit::{edit, save};

fn id_of(text: &str) -> Result<PostId, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// The caller's own post, still there; others are told why not.
async fn own(r: &mut Reader, caller: &Caller, id: PostId) -> Result<(Thread, Post), Problem> {
    let (thread, post) = discussion::find_post(r, &caller.call, id).await?;
    if caller.person()? != post.author_id {
        return Err(discussion::Error::NotAuthor.into());
    }
    if post.deleted_at.is_some() {
        return Err(Problem::not_found());
    }
    Ok((thread, post))
}
