//! What stands below the posts of a thread: the form to answer, and coming back to it.

use base::{PostId, ThreadId};
use discussion::{Post, ThreadPage};
use store::Reader;

use super::page::Typed;
use crate::extract::Caller;
use crate::pages::frame::count;
use crate::problem::Problem;
use crate::view;
use crate::when::{date_of, day_of};

/// The form to come back to the thread, for whoever looks after the community.
pub(super) async fn follow_up(
    caller: &Caller,
    r: &mut Reader,
    page: &ThreadPage,
) -> Result<Option<view::FollowUpForm>, Problem> {
    if !page.standing.signed_in() || !page.standing.may_coordinate() {
        return Ok(None);
    }
    let set = discussion::follow_up(r, page).await?;
    Ok(Some(set.map_or_else(view::FollowUpForm::empty, |set| {
        view::FollowUpForm {
            day: day_of(set.due_at),
            said: date_of(set.due_at, caller.call.lang),
            note: set.note,
        }
    })))
}

pub(super) fn answer(
    caller: &Caller,
    page: &ThreadPage,
    posts: &[Post],
    id: ThreadId,
    typed: Typed,
) -> view::Answer {
    if page.thread.state == discussion::State::Closed {
        return view::Answer::Closed;
    }
    if !page.standing.is_open() {
        return view::Answer::Archived;
    }
    if caller.account.is_none() {
        return view::Answer::SignedOut;
    }
    if !page.standing.may_write() {
        return view::Answer::NotMember;
    }
    let call = &caller.call;
    let to = typed.reply_to.and_then(|number| {
        let post = posts.iter().find(|post| post.number == number)?;
        let author = post.author()?.name.to_owned();
        Some(view::ReplyTo {
            number: count(number),
            author,
            url: format!("/t/{id}/{number}"),
        })
    });
    view::Answer::Form(Box::new(view::ReplyForm {
        id: typed
            .id
            .unwrap_or_else(|| PostId(call.ids.uuid(call.now)))
            .to_string(),
        reply_to: to,
        body: typed.body,
        errors: typed.errors,
    }))
}
