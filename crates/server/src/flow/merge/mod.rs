//! Two accounts of one person become one.

use base::{Call, PersonId};
use identity::Merged;
use identity::system::{self, Recipient};
use store::{Writer, answers, outbox};

use crate::letters;
use crate::problem::Problem;

/// Makes the account `gone` part of `kept` in every slice, and writes to both addresses; the caller commits, or drops the
/// `Writer` on any error.
///
/// The relay waits meanwhile, so that nothing is written for `gone` by what happened before. Whatever a request of `gone` that
/// was under way wrote besides is handed over by [`sweep`]. Fails as `identity::merge_person` does.
pub async fn merge(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
    base_url: &str,
) -> Result<(), Problem> {
    outbox::lock(w).await?;
    let merged = identity::merge_person(w, call, kept, gone).await?;
    outbox::merge_person(w, kept, gone).await?;
    hand_over(w, call, kept, gone, merged.guest).await?;
    tell(w, call, kept, &merged, base_url).await
}

/// Hands over what was written for an account after it became part of another, by requests that were under way.
pub async fn sweep(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Problem> {
    let guest = system::recipient(w, kept)
        .await?
        .is_some_and(|to| to.guest_until.is_some());
    hand_over(w, call, kept, gone, guest).await
}

async fn hand_over(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
    guest: bool,
) -> Result<(), Problem> {
    membership::merge_person(w, call, kept, gone, guest).await?;
    discussion::merge_person(w, call, kept, gone).await?;
    notifications::merge_person(w, call, kept, gone).await?;
    digests::merge_person(w, call, kept, gone).await?;
    Ok(answers::merge_person(w, kept, gone).await?)
}

/// Writes to the address that stays and to the one that is free now.
async fn tell(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    merged: &Merged,
    base_url: &str,
) -> Result<(), Problem> {
    let Some(to) = system::recipient(w, kept).await? else {
        return Ok(());
    };
    let other = Recipient {
        email: merged.email.clone(),
        name: merged.name.clone(),
        ..to.clone()
    };
    for (to, which) in [(&to, "kept"), (&other, "gone")] {
        let letter = letters::merged(base_url, to, &merged.email);
        let key = format!("merged:{kept}:{}:{which}", call.now.micros());
        let letter = letters::written(call, to, &letter, key)
            .map_err(|_| Problem::internal("a letter could not be written"))?;
        mail::enqueue(w, call.now, &letter).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
