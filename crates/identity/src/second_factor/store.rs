//! The statements on `second_factor`, `recovery_code` and `half_sign_in`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use crate::Secret;

#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) secret: Vec<u8>,
    pub(crate) confirmed_at: Option<Ts>,
}

pub(crate) async fn find(r: &mut Reader, person: PersonId) -> Result<Option<Known>> {
    r.query(sql!(
        "SELECT secret, confirmed_at FROM second_factor WHERE person_id = $1"
    ))
    .bind(person)
    .fetch_optional()
    .await
}

/// Keeps a secret that is not confirmed; `false` when a confirmed one is there.
pub(crate) async fn upsert_unconfirmed(
    w: &mut Writer,
    person: PersonId,
    secret: &[u8],
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO second_factor (person_id, secret, begun_at, confirmed_at, last_step) VALUES ($1, $2, $3, NULL, 0) ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at WHERE second_factor.confirmed_at IS NULL"))
        .bind(person)
        .bind(secret.to_vec())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// `false` when it was confirmed or begun anew meanwhile.
pub(crate) async fn update_confirmed(
    w: &mut Writer,
    person: PersonId,
    secret: &[u8],
    step: i64,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE second_factor SET confirmed_at = $4, last_step = $3 WHERE person_id = $1 AND secret = $2 AND confirmed_at IS NULL"))
        .bind(person)
        .bind(secret.to_vec())
        .bind(step)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Uses up a step of time; `false` when it, or a later one, was used before.
pub(crate) async fn update_step(w: &mut Writer, person: PersonId, step: i64) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE second_factor SET last_step = $2 WHERE person_id = $1 AND last_step < $2"
        ))
        .bind(person)
        .bind(step)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn delete(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM second_factor WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn insert_codes(w: &mut Writer, person: PersonId, all: &[Vec<u8>]) -> Result<()> {
    w.query(sql!("INSERT INTO recovery_code (person_id, digest, used_at) VALUES $*3 ON CONFLICT (person_id, digest) DO NOTHING"))
        .rows(3, all, |cells, digest| {
            cells.bind(person).bind(digest.clone()).bind(None::<Ts>);
        })
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_codes(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM recovery_code WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn count_codes_left(r: &mut Reader, person: PersonId) -> Result<i64> {
    let (left,): (i64,) = r
        .query(sql!(
            "SELECT COUNT(*) FROM recovery_code WHERE person_id = $1 AND used_at IS NULL"
        ))
        .bind(person)
        .fetch_one()
        .await?;
    Ok(left)
}

/// Uses up a recovery code; `false` when it is none of this person's or was used before.
pub(crate) async fn update_code_used(
    w: &mut Writer,
    person: PersonId,
    digest: &[u8],
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE recovery_code SET used_at = $3 WHERE person_id = $1 AND digest = $2 AND used_at IS NULL"))
        .bind(person)
        .bind(digest.to_vec())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn insert_half(
    w: &mut Writer,
    secret: &Secret,
    person: PersonId,
    ends: Ts,
) -> Result<()> {
    w.query(sql!(
        "INSERT INTO half_sign_in (digest, person_id, tries, expires_at) VALUES ($1, $2, 0, $3)"
    ))
    .bind(secret.digest())
    .bind(person)
    .bind(ends)
    .execute()
    .await?;
    Ok(())
}

/// Counts a try on a living half sign-in of an account that is not disabled; whose it is.
pub(crate) async fn update_tried(
    w: &mut Writer,
    secret: &Secret,
    now: Ts,
    most: i64,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = w
        .query(sql!("UPDATE half_sign_in SET tries = tries + 1 WHERE digest = $1 AND expires_at > $2 AND tries < $3 AND person_id IN (SELECT id FROM person WHERE disabled = FALSE) RETURNING person_id"))
        .bind(secret.digest())
        .bind(now)
        .bind(most)
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

pub(crate) async fn delete_half(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM half_sign_in WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_half_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM half_sign_in WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}

/// The person's sessions may do everything again.
pub(crate) async fn update_unrestricted(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!(
        "UPDATE session SET restricted = FALSE WHERE person_id = $1"
    ))
    .bind(person)
    .execute()
    .await
}
