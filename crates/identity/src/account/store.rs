//! The statements on `person`.

use ::store::{Reader, Result, Writer, sql};
use base::{Lang, Line, PersonId, Ts, fold};

use super::{Account, Card, Credential, Handle, NewAccount};
use crate::{Email, Hash};

/// `false` when the id, the e-mail address or the handle is taken; a handle that somebody left stays theirs.
pub(crate) async fn insert(
    w: &mut Writer,
    new: &NewAccount,
    handle: &Handle,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO person (id, handle, email, email_key, name, organisation, province, job, language, administrator, disabled, password, created_at, name_key) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, FALSE, $11, $12, $13 WHERE NOT EXISTS (SELECT 1 FROM claimed_handle WHERE handle = $2) ON CONFLICT DO NOTHING"))
        .bind(new.id)
        .bind(handle.as_str())
        .bind(new.email.as_str())
        .bind(new.email.key())
        .bind(new.name.as_str())
        .bind(new.organisation.as_str())
        .bind(new.province.as_str())
        .bind(new.job.as_str())
        .bind(new.language.as_str())
        .bind(new.administrator)
        .bind(new.password.as_ref().map_or("", Hash::as_str))
        .bind(now)
        .bind(fold(new.name.as_str()))
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn find_by_id(r: &mut Reader, id: PersonId) -> Result<Option<Account>> {
    r.query(sql!("SELECT id, handle, email, name, organisation, province, job, language, administrator, created_at, guest_until FROM person WHERE id = $1 AND disabled = FALSE"))
        .bind(id)
        .fetch_optional()
        .await
}

pub(crate) async fn find_by_email(r: &mut Reader, email: &Email) -> Result<Option<Account>> {
    find_by_email_key(r, email.key()).await
}

pub(crate) async fn find_by_email_key(r: &mut Reader, key: &str) -> Result<Option<Account>> {
    r.query(sql!("SELECT id, handle, email, name, organisation, province, job, language, administrator, created_at, guest_until FROM person WHERE email_key = $1 AND disabled = FALSE"))
        .bind(key)
        .fetch_optional()
        .await
}

pub(crate) async fn list_by_email_keys(
    r: &mut Reader,
    keys: &[String],
) -> Result<Vec<(String, PersonId, Option<Ts>)>> {
    r.query(sql!(
        "SELECT email_key, id, guest_until FROM person WHERE email_key IN ($*) ORDER BY email_key"
    ))
    .list(keys)
    .fetch_all()
    .await
}

pub(crate) async fn find_credential(r: &mut Reader, email: &Email) -> Result<Option<Credential>> {
    r.query(sql!(
        "SELECT id AS person, password, disabled, guest_until FROM person WHERE email_key = $1"
    ))
    .bind(email.key())
    .fetch_optional()
    .await
}

/// Which of the unique things of a new account are taken, disabled accounts included.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Taken {
    pub(crate) id: PersonId,
    pub(crate) email_key: String,
}

pub(crate) async fn list_taken(r: &mut Reader, id: PersonId, email: &Email) -> Result<Vec<Taken>> {
    r.query(sql!(
        "SELECT id, email_key FROM person WHERE id = $1 OR email_key = $2 ORDER BY id"
    ))
    .bind(id)
    .bind(email.key())
    .fetch_all()
    .await
}

pub(crate) async fn list_cards(r: &mut Reader, ids: &[PersonId]) -> Result<Vec<Card>> {
    r.query(sql!(
        "SELECT id, handle, name, organisation, photo FROM person WHERE erased_at IS NULL AND id IN ($*)"
    ))
    .list(ids)
    .fetch_all()
    .await
}

pub(crate) async fn list_handles(
    r: &mut Reader,
    handles: &[String],
) -> Result<Vec<(String, PersonId)>> {
    r.query(sql!(
        "SELECT handle, id FROM person WHERE disabled = FALSE AND handle IN ($*)"
    ))
    .list(handles)
    .fetch_all()
    .await
}

pub(crate) async fn count(r: &mut Reader) -> Result<i64> {
    let (count,): (i64,) = r
        .query(sql!("SELECT CAST(COUNT(*) AS BIGINT) FROM person"))
        .fetch_one()
        .await?;
    Ok(count)
}

pub(crate) async fn update_password(w: &mut Writer, id: PersonId, password: &Hash) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET password = $2 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(id)
        .bind(password.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// `false` when there is no password, or the account is disabled.
pub(crate) async fn update_no_password(w: &mut Writer, id: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET password = '' WHERE id = $1 AND disabled = FALSE AND password <> ''"
        ))
        .bind(id)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Whose address this is, disabled accounts included.
pub(crate) async fn find_owner(r: &mut Reader, key: &str) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = r
        .query(sql!("SELECT id FROM person WHERE email_key = $1"))
        .bind(key)
        .fetch_optional()
        .await?;
    Ok(row.map(|(id,)| id))
}

/// `false` when somebody else has the address.
pub(crate) async fn update_email(
    w: &mut Writer,
    id: PersonId,
    email: &str,
    key: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE person SET email = $2, email_key = $3 WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM person other WHERE other.email_key = $3 AND other.id <> $1)"))
        .bind(id)
        .bind(email)
        .bind(key)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_name(w: &mut Writer, id: PersonId, name: &Line) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET name = $2 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(id)
        .bind(name.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// `false` when there is no such person, or the account is disabled.
pub(crate) async fn update_guest_until(
    w: &mut Writer,
    id: PersonId,
    until: Option<Ts>,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET guest_until = $2 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(id)
        .bind(until)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_language(w: &mut Writer, id: PersonId, language: Lang) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET language = $2 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(id)
        .bind(language.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_signed_in(w: &mut Writer, id: PersonId, now: Ts) -> Result<()> {
    w.query(sql!("UPDATE person SET signed_in_at = $2 WHERE id = $1"))
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// What an account is, disabled ones included.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(crate) struct Standing {
    pub(crate) administrator: bool,
    pub(crate) disabled: bool,
    pub(crate) guest_until: Option<Ts>,
}

pub(crate) async fn find_standing(r: &mut Reader, id: PersonId) -> Result<Option<Standing>> {
    r.query(sql!(
        "SELECT administrator, disabled, guest_until FROM person WHERE id = $1 AND erased_at IS NULL"
    ))
    .bind(id)
    .fetch_optional()
    .await
}

/// `false` when there is no such person, or the account is so already.
pub(crate) async fn update_disabled(w: &mut Writer, id: PersonId, disabled: bool) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET disabled = $2 WHERE id = $1 AND disabled <> $2 AND erased_at IS NULL"
        ))
        .bind(id)
        .bind(disabled)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// `false` when there is no such person, or it is so already.
pub(crate) async fn update_administrator(
    w: &mut Writer,
    id: PersonId,
    administrator: bool,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET administrator = $2 WHERE id = $1 AND administrator <> $2 AND erased_at IS NULL"
        ))
        .bind(id)
        .bind(administrator)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// How many can administer now.
pub(crate) async fn count_administrators(r: &mut Reader) -> Result<i64> {
    let (count,): (i64,) = r
        .query(sql!("SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE administrator = TRUE AND disabled = FALSE"))
        .fetch_one()
        .await?;
    Ok(count)
}

/// Takes the person's row for this transaction; `false` when there is no such person, or the account is disabled.
pub(crate) async fn lock(w: &mut Writer, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET disabled = disabled WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}
