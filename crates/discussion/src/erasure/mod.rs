//! Erasure: what somebody wrote stays under nobody's name or goes, and others' texts name them no longer. Numbers, places and
//! answers stay as they are.

mod forget;
mod store;
mod written;

use ::store::Writer;
use ::store::outbox::{self, Stated};
use base::{Call, Counts, Fact, PersonId};

use crate::Error;

pub use forget::forget;
pub use written::{Written, written_by};

/// The most facts that are stated by one statement.
const TOGETHER: usize = 64;

/// Takes from the talk what is somebody's alone: what they read and follow. Removes the texts of their posts when
/// `with_posts`, and puts `title` over the threads they opened when there is one. How many of each.
///
/// States [`Fact::PostDeleted`] for every removed post. That their name is gone everybody sees at the next look.
pub async fn erase(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    with_posts: bool,
    title: Option<&str>,
) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    counts.add("reading", store::delete_readings(w, person).await?);
    counts.add("following", store::delete_followings(w, person).await?);
    if let Some(title) = title {
        counts.add("titles", store::update_titles(w, person, title).await?);
    }
    if with_posts {
        let posts = store::list_present(w, person).await?;
        store::clear_posts(w, person, call.now).await?;
        let facts: Vec<Fact> = posts.iter().map(store::Place::deleted).collect();
        for some in facts.chunks(TOGETHER) {
            let stated: Vec<Stated<'_>> = some
                .iter()
                .map(|fact| Stated {
                    fact,
                    at: call.now,
                    actor: None,
                })
                .collect();
            outbox::append_each(w, &stated).await?;
        }
        counts.add(
            "posts-erased",
            u64::try_from(posts.len()).unwrap_or(u64::MAX),
        );
    }
    let kept = store::count_posts(w, person).await?;
    counts.add("posts-kept", u64::try_from(kept).unwrap_or_default());
    store::update_versions(w, person).await?;
    Ok(counts)
}
