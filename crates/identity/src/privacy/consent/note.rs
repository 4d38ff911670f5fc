//! Writing it down.

use ::store::Writer;
use base::{PersonId, Ts};

use super::{Subject, store};
use crate::Error;

/// Writes down what somebody was told or chose, unless that is what stands there last.
pub(crate) async fn note(
    w: &mut Writer,
    person: PersonId,
    subject: Subject,
    version: &str,
    choice: &str,
    at: Ts,
) -> Result<(), Error> {
    let last = store::find_last(w, person, subject).await?;
    if last.is_some_and(|last| last.version == version && last.choice == choice) {
        return Ok(());
    }
    Ok(store::insert(w, person, subject, version, choice, at).await?)
}
