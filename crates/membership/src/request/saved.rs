//! Texts that coordinators answer with again.

use base::{Call, Invalid, Line, SavedAnswerId};
use store::{Reader, Writer};

use super::{Answer, SavedAnswer, store as rows};
use crate::community::Slug;
use crate::{Capability, Error, access};

/// How many a community keeps.
const MOST: i64 = 50;

/// Keeps an answer under a title, for all who look after the community.
///
/// Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, and `Invalid` for `saved-title` (`required`, `too-long`, or
/// `too-many` when fifty are kept).
pub async fn save_answer(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    title: &str,
    answer: &Answer,
) -> Result<SavedAnswerId, Error> {
    let community = access::to_do(w, call, slug, Capability::AnswerRequests)
        .await?
        .community;
    let title = Line::parse("saved-title", title, 80)?;
    if rows::count_saved(w, community.id).await? >= MOST {
        return Err(Invalid::bound("saved-title", "too-many", MOST).into());
    }
    let one = SavedAnswer {
        id: SavedAnswerId(call.ids.uuid(call.now)),
        state: answer.verdict,
        title: title.as_str().to_owned(),
        answer: answer.text.clone(),
        next_step: answer.next_step.clone(),
    };
    rows::insert_saved(w, community.id, &one).await?;
    Ok(one.id)
}

/// A saved answer of the community. Fails with `NotFound` (also when there is none with this id), `SignInNeeded` and
/// `NotCoordinator`.
pub async fn saved_answer(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
    id: SavedAnswerId,
) -> Result<SavedAnswer, Error> {
    let community = access::to_do(r, call, slug, Capability::AnswerRequests)
        .await?
        .community;
    let all = rows::list_saved(r, community.id).await?;
    all.into_iter()
        .find(|one| one.id == id)
        .ok_or(Error::NotFound)
}

/// Forgets a saved answer; what was answered with it stays. Fails with `NotFound` (also when it is gone), `SignInNeeded` and
/// `NotCoordinator`.
pub async fn delete_saved_answer(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    id: SavedAnswerId,
) -> Result<(), Error> {
    let community = access::to_do(w, call, slug, Capability::AnswerRequests)
        .await?
        .community;
    if rows::delete_saved(w, community.id, id).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}
