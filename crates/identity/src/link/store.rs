//! The statements on `one_time_link`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use crate::Secret;

pub(crate) async fn insert(
    w: &mut Writer,
    secret: &Secret,
    person: Option<PersonId>,
    ends: Ts,
) -> Result<()> {
    w.query(sql!(
        "INSERT INTO one_time_link (digest, person_id, expires_at) VALUES ($1, $2, $3)"
    ))
    .bind(secret.digest())
    .bind(person)
    .bind(ends)
    .execute()
    .await?;
    Ok(())
}

/// A living link, with the account it is for.
#[derive(sqlx::FromRow)]
pub(crate) struct Living {
    pub(crate) person: Option<PersonId>,
    pub(crate) email: Option<String>,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn find_living(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Living>> {
    r.query(sql!("SELECT p.id AS person, p.email, l.expires_at FROM one_time_link l LEFT JOIN person p ON p.id = l.person_id WHERE l.digest = $1 AND l.expires_at > $2 AND (l.person_id IS NULL OR p.disabled = FALSE)"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

/// Uses up a link to set a password; whose. Of two at once only one gets an answer.
pub(crate) async fn delete_living(
    w: &mut Writer,
    secret: &Secret,
    now: Ts,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = w
        .query(sql!("DELETE FROM one_time_link WHERE digest = $1 AND expires_at > $2 AND person_id IS NOT NULL RETURNING person_id"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

/// Uses up every set-up link; their digests.
pub(crate) async fn delete_set_up(w: &mut Writer) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = w
        .query(sql!(
            "DELETE FROM one_time_link WHERE person_id IS NULL RETURNING digest"
        ))
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(digest,)| digest).collect())
}

pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM one_time_link WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM one_time_link WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}
