//! Signing out: here, elsewhere, everywhere, and when a secret was stolen.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId, SessionId};

use super::store;
use crate::{Error, access, acts};

/// Ends a session of the caller's, at once: its secret is unknown to the next request.
///
/// States [`Fact::SessionEnded`]. Fails with `SignInNeeded`, or `NotFound` when it is not one of the caller's.
pub async fn end_session(w: &mut Writer, call: &Call, id: SessionId) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    if !store::delete_own(w, id, me.id).await? {
        return Err(Error::NotFound);
    }
    Ok(outbox::append(
        w,
        call,
        &Fact::SessionEnded {
            person: me.id,
            session: id,
        },
    )
    .await?)
}

/// Ends the caller's sessions but the one in use (all, when the call came by a bearer token); how many.
///
/// States [`Fact::SessionEnded`] for each. Fails with `SignInNeeded`.
pub async fn end_other_sessions(w: &mut Writer, call: &Call) -> Result<usize, Error> {
    let me = access::signed_in(call)?;
    end_of_person(w, call, me.id, me.session).await
}

/// Ends all the caller's sessions, the one in use too; how many.
///
/// States [`Fact::SessionEnded`] for each. Fails with `SignInNeeded`.
pub async fn end_all_sessions(w: &mut Writer, call: &Call) -> Result<usize, Error> {
    let me = access::signed_in(call)?;
    let ended = end_of_person(w, call, me.id, None).await?;
    acts::on_person(w, call, "sign-out-everywhere", me.id, "ok").await?;
    Ok(ended)
}

/// Ends a session whose replaced secret came back ([`super::Presented::Replayed`]): thief and owner must sign in anew.
///
/// Unchecked on purpose: nobody is signed in. States [`Fact::SessionEnded`] the first time; later it does nothing.
pub async fn replayed(w: &mut Writer, call: &Call, session: SessionId) -> Result<(), Error> {
    if let Some(person) = store::delete_by_id(w, session).await? {
        outbox::append(w, call, &Fact::SessionEnded { person, session }).await?;
        acts::on_person(w, call, "session-replayed", person, "ended").await?;
    }
    Ok(())
}

/// Ends somebody's sessions but `kept`, and states it for each; how many.
pub(crate) async fn end_of_person(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    kept: Option<SessionId>,
) -> Result<usize, Error> {
    let ended = store::delete_of_person(w, person, kept).await?;
    for session in &ended {
        outbox::append(
            w,
            call,
            &Fact::SessionEnded {
                person,
                session: *session,
            },
        )
        .await?;
    }
    Ok(ended.len())
}
