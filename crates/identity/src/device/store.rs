//! The statements on `known_device`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use crate::{Email, Secret};

/// How many devices somebody has.
#[derive(sqlx::FromRow)]
pub(super) struct Seen {
    /// However long ago.
    pub(super) devices: i64,
    /// 1 when this one was used lately.
    pub(super) this: i64,
}

pub(super) async fn count(
    r: &mut Reader,
    person: PersonId,
    device: &Secret,
    since: Ts,
) -> Result<Seen> {
    r.query(sql!("SELECT CAST(COUNT(*) AS BIGINT) AS devices, CAST(COALESCE(SUM(CASE WHEN digest = $2 AND seen_at > $3 THEN 1 ELSE 0 END), 0) AS BIGINT) AS this FROM known_device WHERE person_id = $1"))
        .bind(person)
        .bind(device.digest())
        .bind(since)
        .fetch_one()
        .await
}

pub(super) async fn upsert(
    w: &mut Writer,
    person: PersonId,
    device: &Secret,
    now: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO known_device (person_id, digest, seen_at) VALUES ($1, $2, $3) ON CONFLICT (person_id, digest) DO UPDATE SET seen_at = $3"))
        .bind(person)
        .bind(device.digest())
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn update_seen(
    w: &mut Writer,
    person: PersonId,
    device: &Secret,
    now: Ts,
) -> Result<()> {
    w.query(sql!(
        "UPDATE known_device SET seen_at = $3 WHERE person_id = $1 AND digest = $2"
    ))
    .bind(person)
    .bind(device.digest())
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn is_known(
    r: &mut Reader,
    email: &Email,
    device: &Secret,
    since: Ts,
) -> Result<bool> {
    let row: Option<(Ts,)> = r
        .query(sql!("SELECT d.seen_at FROM known_device d JOIN person p ON p.id = d.person_id WHERE p.email_key = $1 AND d.digest = $2 AND d.seen_at > $3"))
        .bind(email.key())
        .bind(device.digest())
        .bind(since)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}
