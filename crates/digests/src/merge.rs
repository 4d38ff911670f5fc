//! One digest for two accounts of one person.

use base::{Actor, Call, PersonId};
use store::{Result as Stored, Writer, sql};

use crate::Error;

/// Leaves `kept` its digest and takes that of `gone` away, or hands it over when `kept` has none; for the program and
/// administrators.
///
/// Doing it again changes nothing. Fails with `SignInNeeded` for others.
pub async fn merge_person(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Error> {
    if !call.actor.is_administrator() && !matches!(call.actor, Actor::System(_)) {
        return Err(Error::SignInNeeded);
    }
    hand_over(w, kept, gone).await?;
    Ok(delete(w, gone).await?)
}

async fn hand_over(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE digest SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM digest d WHERE d.person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn delete(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM digest WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}
