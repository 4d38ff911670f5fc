//! What is to be told after somebody asked for another address.

use ::store::Writer;
use base::{Call, PersonId};

use super::store;
use crate::account::store as accounts;
use crate::{Error, Secret};

/// A wish for another address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedChange {
    /// The new address.
    pub email: String,
    /// What to write there.
    pub outcome: Outcome,
}

/// What to write to the new address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A link with this secret, for [`crate::confirm_email`].
    Confirm(Secret),
    /// That this person has an account with it already.
    Taken(PersonId),
}

/// Makes the link of somebody's wish; `None` when there is no wish that waits for one.
pub(crate) async fn answer(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<Option<AskedChange>, Error> {
    let Some(wish) = store::find_unanswered(w, person).await? else {
        return Ok(None);
    };
    let outcome = match accounts::find_owner(w, &wish.email_key).await? {
        Some(owner) if owner != person => {
            store::delete_of_person(w, person).await?;
            Outcome::Taken(owner)
        }
        _ => {
            let secret = Secret::new(&call.ids);
            store::update_digest(w, person, &secret).await?;
            Outcome::Confirm(secret)
        }
    };
    Ok(Some(AskedChange {
        email: wish.email,
        outcome,
    }))
}
