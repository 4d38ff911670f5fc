//! Handing what one account was told to another, when both are one person's.

use base::{Actor, Call, PersonId};
use store::{Result as Stored, Writer, sql};

use crate::Error;

/// Hands notices and the log of events from `gone` to `kept`, for the program and administrators.
///
/// Of two notices about one event that of `kept` stays. Doing it again changes nothing. Fails with `SignInNeeded` for others.
pub async fn merge_person(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
) -> Result<(), Error> {
    if !call.actor.is_administrator() && !matches!(call.actor, Actor::System(_)) {
        return Err(Error::SignInNeeded);
    }
    move_notices(w, kept, gone).await?;
    delete_notices(w, gone).await?;
    move_acts(w, kept, gone).await?;
    Ok(move_events(w, kept, gone).await?)
}

async fn move_notices(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE notice SET person_id = $1 WHERE person_id = $2 AND seq NOT IN (SELECT seq FROM notice WHERE person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn delete_notices(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM notice WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn move_acts(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE notice SET actor_id = $1 WHERE actor_id = $2"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn move_events(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE event SET me_id = CASE WHEN me_id = $2 THEN $1 ELSE me_id END, person_id = CASE WHEN person_id = $2 THEN $1 ELSE person_id END WHERE me_id = $2 OR person_id = $2"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}
