//! Announcing something to a community, or to several at once.

use ::store::record::{self, Act};
use ::store::{Writer, outbox};
use base::{AnyId, Call, Fact, PersonId, ThreadId, Ts};
use membership::{CommunityDetail, State};

use super::{MOST, announced_widely, store};
use crate::thread::open::{NewThread, place};
use crate::{Error, Kind};

/// What is announced.
#[derive(Debug, Clone)]
pub struct Announcing {
    /// The id of the whole act, so that whoever is in several of its communities gets one letter.
    pub act: AnyId,
    /// The thread to open in each community; whatever kind they name, they become announcements.
    pub threads: Vec<NewThread>,
}

/// Opens the threads and tells everybody in their communities. Only whoever looks after all of them may. Doing the same
/// act again changes nothing.
///
/// In one community two a week are allowed, whoever makes them; one a week to several by the same person. States
/// [`Fact::Announced`] for each thread beside what [`crate::open_thread`] states, and puts the act on record. Fails with
/// `NotFound`, `SignInNeeded`, `NotCoordinator`, `Archived`, `AnnouncedLately`, `IdTaken`, and `Invalid` (`communities` /
/// `required`) without any.
pub async fn announce(
    w: &mut Writer,
    call: &Call,
    new: Announcing,
) -> Result<Vec<ThreadId>, Error> {
    let wide = new.threads.len() > 1;
    let mut all: Vec<(NewThread, CommunityDetail)> = Vec::new();
    for thread in new.threads {
        let shown = membership::community(w, call, &thread.community).await?;
        membership::looks_after(&shown.standing)?;
        if shown.community.state != State::Open {
            return Err(membership::Error::Archived.into());
        }
        all.push((thread, shown));
    }
    if all.is_empty() {
        return Err(base::Invalid::new("communities", "required").into());
    }
    let author = call.actor.person().ok_or(Error::SignInNeeded)?;
    // One order for all, so that two who announce at once wait for each other and never both come under the limit.
    all.sort_by_key(|(_, shown)| shown.community.id);
    for (_, shown) in &all {
        membership::hold(w, shown).await?;
    }
    let done = store::list_of_act(w, new.act, author).await?;
    if !done.is_empty() {
        return Ok(done);
    }
    if let Some(from) = too_soon(w, call, author, wide, &all).await? {
        return Err(Error::AnnouncedLately(from));
    }
    let mut opened = Vec::new();
    for (mut thread, shown) in all {
        thread.kind = Kind::Announcement;
        let (id, post, community) = (thread.id, thread.first, shown.community.id);
        place(w, call, thread, author, community).await?;
        store::insert(w, id, new.act, community, author, call.now).await?;
        let fact = Fact::Announced {
            community,
            thread: id,
            post,
            author,
        };
        outbox::append(w, call, &fact).await?;
        let object = &format!("thread:{id}");
        let act = Act {
            action: "announced",
            object,
            person: None,
            result: "ok",
        };
        record::append(w, call, act).await?;
        opened.push(id);
    }
    Ok(opened)
}

async fn too_soon(
    w: &mut Writer,
    call: &Call,
    author: PersonId,
    wide: bool,
    all: &[(NewThread, CommunityDetail)],
) -> Result<Option<Ts>, Error> {
    if wide {
        return announced_widely(w, call, author).await;
    }
    let Some((_, shown)) = all.first() else {
        return Ok(None);
    };
    let lately = store::list_lately(w, shown.community.id, super::since(call)).await?;
    Ok(super::again_from(&lately, MOST))
}
