//! Sending a browser to a provider, and knowing it again.

use ::store::Writer;
use base::{Call, PersonId};

use super::{VISIT_SECONDS, store};
use crate::{Error, Secret, access};

/// What goes along to the provider. The verifier stays here until the code is exchanged (RFC 7636).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Comes back with the browser.
    pub state: Secret,
    /// Comes back inside the token.
    pub nonce: String,
    /// Of which the provider gets the SHA-256 only: 43 letters, 256 bits.
    pub verifier: String,
}

/// A visit that came back.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Visited {
    /// Whose account is to be connected; `None` when somebody signs in.
    pub person: Option<PersonId>,
    /// What must stand in the token.
    pub nonce: String,
    /// What shows the provider that we are who began.
    pub verifier: String,
    /// Where to go afterwards.
    pub return_to: String,
}

/// Sends the browser that holds `browser` to a provider; `connecting`, to connect it to the caller's account.
///
/// Unchecked on purpose when nobody is to be connected; else fails with `SignInNeeded`. `return_to` is a path on this site, as the
/// caller has seen to.
pub async fn begin_visit(
    w: &mut Writer,
    call: &Call,
    provider: &str,
    browser: &Secret,
    return_to: &str,
    connecting: bool,
) -> Result<Visit, Error> {
    let person = if connecting {
        Some(access::signed_in(call)?.id)
    } else {
        None
    };
    let chance = || Secret::new(&call.ids);
    let visit = Visit {
        state: chance(),
        nonce: chance().text(),
        verifier: chance().text(),
    };
    let row = store::NewVisit {
        visit: &visit,
        browser,
        provider,
        person,
        return_to: if return_to.len() <= 1000 {
            return_to
        } else {
            "/"
        },
        ends: call.now.plus_seconds(VISIT_SECONDS),
    };
    store::insert_visit(w, row).await?;
    Ok(visit)
}

/// Takes a visit out whose browser came back from its provider; **commit**, so that nobody comes back by it again.
///
/// `None` when there is no such visit any more, it is of another browser or to another provider (RFC 9700, section 4.4: mix-up),
/// or it was to connect an account that is not the caller's. Unchecked on purpose: the state and the browser are the proof.
pub async fn end_visit(
    w: &mut Writer,
    call: &Call,
    provider: &str,
    browser: &Secret,
    state: &str,
) -> Result<Option<Visited>, Error> {
    let Some(state) = Secret::parse(state) else {
        return Ok(None);
    };
    let visited = store::delete_visit(w, &state, browser, provider, call.now).await?;
    let mine = |visited: &Visited| {
        visited
            .person
            .is_none_or(|person| call.actor.person() == Some(person))
    };
    Ok(visited.filter(mine))
}
