//! The statements on `invitation`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use super::Invitation;
use crate::Secret;

/// Writes an invitation down, in the place of an earlier one.
pub(super) async fn upsert(
    w: &mut Writer,
    person: PersonId,
    return_to: &str,
    ends: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO invitation (person_id, digest, return_to, expires_at) VALUES ($1, NULL, $2, $3) ON CONFLICT (person_id) DO UPDATE SET digest = NULL, return_to = $2, expires_at = $3"))
        .bind(person)
        .bind(return_to)
        .bind(ends)
        .execute()
        .await?;
    Ok(())
}

/// Lets an invitation begin anew; `false` when none waits.
pub(super) async fn renew(w: &mut Writer, person: PersonId, ends: Ts) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE invitation SET digest = NULL, expires_at = $2 WHERE person_id = $1"
        ))
        .bind(person)
        .bind(ends)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Whether somebody was invited and has not come in, however long ago.
pub(super) async fn is_waiting(r: &mut Reader, person: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = r
        .query(sql!(
            "SELECT person_id FROM invitation WHERE person_id = $1"
        ))
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

pub(super) async fn update_digest(
    w: &mut Writer,
    person: PersonId,
    secret: &Secret,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE invitation SET digest = $2 WHERE person_id = $1 AND expires_at > $3"
        ))
        .bind(person)
        .bind(secret.digest())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn find_living(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Invitation>> {
    r.query(sql!("SELECT p.id AS person, p.name, p.email, i.expires_at FROM invitation i JOIN person p ON p.id = i.person_id WHERE i.digest = $1 AND i.expires_at > $2 AND p.disabled = FALSE"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM invitation WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

/// Uses up an invitation; whose, and where to. Of two at once only one gets an answer.
pub(super) async fn delete_living(
    w: &mut Writer,
    secret: &Secret,
    now: Ts,
) -> Result<Option<(PersonId, String)>> {
    w.query(sql!("DELETE FROM invitation WHERE digest = $1 AND expires_at > $2 RETURNING person_id, return_to"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}
