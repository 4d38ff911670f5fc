//! The statements on `email_change`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use crate::{Email, Secret};

/// A wish for another address.
#[derive(sqlx::FromRow)]
pub(super) struct Wish {
    pub(super) person: PersonId,
    pub(super) email: String,
    pub(super) email_key: String,
}

/// Writes a wish down, in the place of an earlier one.
pub(super) async fn upsert(
    w: &mut Writer,
    person: PersonId,
    email: &Email,
    ends: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO email_change (person_id, email, email_key, digest, expires_at) VALUES ($1, $2, $3, NULL, $4) ON CONFLICT (person_id) DO UPDATE SET email = $2, email_key = $3, digest = NULL, expires_at = $4"))
        .bind(person)
        .bind(email.as_str())
        .bind(email.key())
        .bind(ends)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn find_unanswered(r: &mut Reader, person: PersonId) -> Result<Option<Wish>> {
    r.query(sql!("SELECT person_id AS person, email, email_key FROM email_change WHERE person_id = $1 AND digest IS NULL"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(super) async fn update_digest(w: &mut Writer, person: PersonId, secret: &Secret) -> Result<()> {
    w.query(sql!(
        "UPDATE email_change SET digest = $2 WHERE person_id = $1"
    ))
    .bind(person)
    .bind(secret.digest())
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn find_living(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT c.email FROM email_change c JOIN person p ON p.id = c.person_id WHERE c.digest = $1 AND c.expires_at > $2 AND p.disabled = FALSE"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(email,)| email))
}

/// Uses up a link; of two at once only one gets an answer.
pub(super) async fn delete_living(
    w: &mut Writer,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Wish>> {
    w.query(sql!("DELETE FROM email_change WHERE digest = $1 AND expires_at > $2 RETURNING person_id AS person, email, email_key"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM email_change WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM email_change WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}
