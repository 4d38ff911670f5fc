//! The statements on `api_token`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, TokenId, Ts};

use super::Token;
use crate::{Account, Secret};

/// `false` when there is no such person, or the account is disabled.
pub(crate) async fn insert(
    w: &mut Writer,
    id: TokenId,
    person: PersonId,
    secret: &Secret,
    label: &str,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO api_token (id, person_id, digest, label, created_at) SELECT $1, id, $3, $4, $5 FROM person WHERE id = $2 AND disabled = FALSE"))
        .bind(id)
        .bind(person)
        .bind(secret.digest())
        .bind(label)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// A token's person.
#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) token_id: TokenId,
    #[sqlx(flatten)]
    pub(crate) account: Account,
}

pub(crate) async fn find_by_secret(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Known>> {
    r.query(sql!("SELECT t.id AS token_id, p.id, p.handle, p.email, p.name, p.organisation, p.province, p.job, p.language, p.administrator, p.created_at, p.guest_until FROM api_token t JOIN person p ON p.id = t.person_id WHERE t.digest = $1 AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $2)"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

pub(crate) async fn list_of_person(r: &mut Reader, person: PersonId) -> Result<Vec<Token>> {
    r.query(sql!("SELECT id, label, created_at FROM api_token WHERE person_id = $1 ORDER BY created_at DESC, id DESC"))
        .bind(person)
        .fetch_all()
        .await
}

pub(crate) async fn delete_own(w: &mut Writer, id: TokenId, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM api_token WHERE id = $1 AND person_id = $2"
        ))
        .bind(id)
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}
