//! Making the link of an invitation, when its letter is written.

use ::store::Writer;
use base::{Call, PersonId};

use super::store;
use crate::{Error, Secret};

/// The secret of somebody's invitation, from now on the only one that works; `None` when it was accepted or has expired.
pub(crate) async fn issue(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Option<Secret>, Error> {
    let secret = Secret::new(&call.ids);
    let issued = store::update_digest(w, person, &secret, call.now).await?;
    Ok(issued.then_some(secret))
}
