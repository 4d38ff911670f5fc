//! First answers to requests that carried an `Idempotency-Key`, kept for a day so that a repeat does nothing twice.

use base::{PersonId, Ts};

use crate::{Reader, Result, Writer, sql};

/// The first answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Answer {
    /// A digest of method, address and body of the first request.
    pub request: Vec<u8>,
    /// Its status code.
    pub status: i64,
    /// Its `Location` header, or empty.
    pub location: String,
    /// Its body.
    pub body: String,
}

/// The first answer under a key younger than a day, if there is one.
pub async fn find(r: &mut Reader, person: PersonId, key: &str, now: Ts) -> Result<Option<Answer>> {
    r.query(sql!("SELECT request, status, location, body FROM answer WHERE person_id = $1 AND key = $2 AND created_at > $3"))
        .bind(person)
        .bind(key)
        .bind(now.plus_seconds(-86_400))
        .fetch_optional()
        .await
}

/// Keeps the first answer in the transaction that earned it. `false` when another request with this key was first:
/// then the caller drops its transaction and answers with what [`find`] gives.
pub async fn keep(
    w: &mut Writer,
    person: PersonId,
    key: &str,
    answer: &Answer,
    now: Ts,
) -> Result<bool> {
    w.query(sql!(
        "DELETE FROM answer WHERE person_id = $1 AND key = $2 AND created_at <= $3"
    ))
    .bind(person)
    .bind(key)
    .bind(now.plus_seconds(-86_400))
    .execute()
    .await?;
    let kept = w
        .query(sql!("INSERT INTO answer (person_id, key, request, status, location, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person_id, key) DO NOTHING"))
        .bind(person)
        .bind(key)
        .bind(answer.request.as_slice())
        .bind(answer.status)
        .bind(answer.location.as_str())
        .bind(answer.body.as_str())
        .bind(now)
        .execute()
        .await?;
    Ok(kept == 1)
}

/// Forgets answers older than a day; the number forgotten.
pub async fn sweep(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM answer WHERE created_at <= $1"))
        .bind(now.plus_seconds(-86_400))
        .execute()
        .await
}
