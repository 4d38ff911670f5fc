//! Switching the second step off.

use ::store::{Writer, outbox};
use base::{Call, Fact, Invalid};

use super::{finish, store};
use crate::{Error, access, acts};

/// Switches the caller's second step off; `code` is the proof that it is they. Recovery codes are void.
/// States [`Fact::SecondFactorSwitched`].
///
/// Fails with `SignInNeeded`, `NotFound` when there is none, and `Invalid` (`code` / `wrong-code`).
pub async fn stop_second_factor(w: &mut Writer, call: &Call, code: &str) -> Result<(), Error> {
    let me = access::signed_in(call)?;
    let known = store::find(w, me.id).await?;
    known
        .and_then(|known| known.confirmed_at)
        .ok_or(Error::NotFound)?;
    if finish::proves(w, call, me.id, code).await?.is_none() {
        return Err(Invalid::new("code", "wrong-code").into());
    }
    store::delete_codes(w, me.id).await?;
    store::delete(w, me.id).await?;
    acts::on_person(w, call, "second-factor-off", me.id, "ok").await?;
    let fact = Fact::SecondFactorSwitched {
        person: me.id,
        on: false,
    };
    Ok(outbox::append(w, call, &fact).await?)
}
