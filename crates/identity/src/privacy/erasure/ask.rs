//! Asking to be erased.

use ::store::{Writer, outbox};
use base::{Call, Fact, Invalid};

use super::{ERASURE_SECONDS, Erasure, Leaving, store};
use crate::account::store as accounts;
use crate::{Error, access, acts};

/// Notes that the caller wants to be erased, a day from now; who asks again changes the choice and not the day.
///
/// `typed` is the caller's handle, as they wrote it to confirm. States [`Fact::ErasureAsked`]. Fails with `SignInNeeded`,
/// `NotFound`, `Invalid` (`handle` / `not-yours`) and `LastAdministrator`.
pub async fn ask_erasure(
    w: &mut Writer,
    call: &Call,
    typed: &str,
    posts: Leaving,
    titles: Leaving,
) -> Result<Erasure, Error> {
    let me = access::signed_in(call)?;
    let own = accounts::find_by_id(w, me.id)
        .await?
        .ok_or(Error::NotFound)?;
    if typed.trim().trim_start_matches('@') != own.handle {
        return Err(Invalid::new("handle", "not-yours").into());
    }
    if own.administrator && store::count_other_administrators(w, me.id).await? == 0 {
        return Err(Error::LastAdministrator);
    }
    let due = call.now.plus_seconds(ERASURE_SECONDS);
    store::upsert(w, me.id, posts, titles, call.now, due).await?;
    outbox::append(w, call, &Fact::ErasureAsked { person: me.id }).await?;
    acts::on_person(w, call, "erasure-asked", me.id, "ok").await?;
    store::find(w, me.id).await?.ok_or(Error::NotFound)
}
