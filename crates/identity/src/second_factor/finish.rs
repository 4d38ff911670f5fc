//! The code that makes a half sign-in whole, and the proof that somebody still has the second step.

use ::store::{Writer, outbox};
use base::{Call, Fact, PersonId};

use super::{TRIES, recovery_digest, seconds, store, totp};
use crate::{Error, Secret, acts};

/// What a code turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// Right: this person may be signed in. A recovery code is used up.
    Right {
        /// Who.
        person: PersonId,
        /// Whether it was a recovery code.
        recovery: bool,
    },
    /// Wrong, or used before; one try less. **Commit**, so that the try counts.
    Wrong,
    /// The half sign-in has ended, by time or by tries: the password is asked for anew.
    Gone,
}

/// Checks the code on a half sign-in; one that was right ends it.
///
/// Each step of time and each recovery code works once (RFC 6238 section 5.2), of two at once too. Unchecked on purpose:
/// the secret shows who gave the password.
pub async fn finish_sign_in(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    code: &str,
) -> Result<Checked, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(Checked::Gone);
    };
    let Some(person) = store::update_tried(w, &secret, call.now, TRIES).await? else {
        return Ok(Checked::Gone);
    };
    match proves(w, call, person, code).await? {
        Some(recovery) => {
            store::delete_half(w, person).await?;
            Ok(Checked::Right { person, recovery })
        }
        None => {
            acts::note_refusal(w, call, "second-factor", Some(person), "wrong-code").await?;
            Ok(Checked::Wrong)
        }
    }
}

/// Whether a code is somebody's at this moment, and uses it up; `Some(true)` when it was a recovery code.
pub(super) async fn proves(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
    code: &str,
) -> Result<Option<bool>, Error> {
    let Some(known) = store::find(w, person).await? else {
        return Ok(None);
    };
    if known.confirmed_at.is_none() {
        return Ok(None);
    }
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = totp(&known.secret, "")?
        .check(&digits, seconds(call.now))
        .and_then(|step| i64::try_from(step).ok());
    if let Some(step) = step {
        let first = store::update_step(w, person, step).await?;
        return Ok(first.then_some(false));
    }
    let Some(digest) = recovery_digest(code) else {
        return Ok(None);
    };
    let used = store::update_code_used(w, person, &digest, call.now).await?;
    if used {
        acts::on_person(w, call, "recovery-code-used", person, "ok").await?;
        outbox::append(w, call, &Fact::RecoveryCodeUsed { person }).await?;
    }
    Ok(used.then_some(true))
}
