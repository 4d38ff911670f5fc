//! The statements on `api_token`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, TokenId, Ts};

use super::{OwnedToken, Token, TokenCursor, TokenForm};
use crate::{Account, Secret};

/// `false` when there is no such person, or the account is disabled.
pub(crate) async fn insert(
    w: &mut Writer,
    id: TokenId,
    person: PersonId,
    secret: &Secret,
    form: &TokenForm,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO api_token (id, person_id, digest, label, created_at, scope, expires_at) SELECT $1, id, $3, $4, $5, $6, $7 FROM person WHERE id = $2 AND disabled = FALSE"))
        .bind(id)
        .bind(person)
        .bind(secret.digest())
        .bind(form.label.as_str())
        .bind(now)
        .bind(form.scope.as_str())
        .bind(form.expires_at)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// A token's person.
#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) token_id: TokenId,
    pub(crate) scope: String,
    pub(crate) last_used_at: Option<Ts>,
    #[sqlx(flatten)]
    pub(crate) account: Account,
}

pub(crate) async fn find_by_secret(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Known>> {
    r.query(sql!("SELECT t.id AS token_id, t.scope, t.last_used_at, p.id, p.handle, p.email, p.name, p.organisation, p.province, p.job, p.language, p.administrator, p.created_at, p.guest_until FROM api_token t JOIN person p ON p.id = t.person_id WHERE t.digest = $1 AND (t.expires_at IS NULL OR t.expires_at > $2) AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $2)"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

pub(crate) async fn list_of_person(r: &mut Reader, person: PersonId) -> Result<Vec<Token>> {
    r.query(sql!("SELECT id, label, scope, created_at, expires_at, last_used_at FROM api_token WHERE person_id = $1 ORDER BY created_at DESC, id DESC"))
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

pub(crate) async fn list_all(
    r: &mut Reader,
    after: TokenCursor,
    most: i64,
) -> Result<Vec<OwnedToken>> {
    r.query(sql!("SELECT id, label, scope, created_at, expires_at, last_used_at, person_id AS person FROM api_token WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3"))
        .bind(after.at)
        .bind(after.id)
        .bind(most)
        .fetch_all()
        .await
}

/// Whose it was; `None` when there is no such token.
pub(crate) async fn delete(w: &mut Writer, id: TokenId) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = w
        .query(sql!(
            "DELETE FROM api_token WHERE id = $1 RETURNING person_id"
        ))
        .bind(id)
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

/// Takes all of somebody's tokens away; which.
pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<Vec<TokenId>> {
    let rows: Vec<(TokenId,)> = w
        .query(sql!(
            "DELETE FROM api_token WHERE person_id = $1 RETURNING id"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// `false` when it is not this person's, or was noted after `before`.
pub(crate) async fn update_used(
    w: &mut Writer,
    id: TokenId,
    person: PersonId,
    now: Ts,
    before: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE api_token SET last_used_at = $3 WHERE id = $1 AND person_id = $2 AND (last_used_at IS NULL OR last_used_at <= $4)"))
        .bind(id)
        .bind(person)
        .bind(now)
        .bind(before)
        .execute()
        .await?;
    Ok(rows == 1)
}
