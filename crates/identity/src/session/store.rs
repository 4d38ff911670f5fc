//! The statements on `session` and `session_secret`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, SessionId, Ts};

use crate::{Account, Secret};

/// A session to be opened.
pub(crate) struct NewRow<'a> {
    pub(crate) id: SessionId,
    pub(crate) person: PersonId,
    pub(crate) device: &'a str,
    pub(crate) now: Ts,
    pub(crate) ends: Ts,
    pub(crate) restricted: bool,
}

/// `false` when there is no such person, the account is disabled, or a guest's whose time is over.
pub(crate) async fn insert(w: &mut Writer, new: NewRow<'_>) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO session (id, person_id, device, created_at, seen_at, rotated_at, expires_at, restricted) SELECT $1, id, $3, $4, $4, $4, $5, $6 FROM person WHERE id = $2 AND disabled = FALSE AND (guest_until IS NULL OR guest_until > $4)"))
        .bind(new.id)
        .bind(new.person)
        .bind(new.device)
        .bind(new.now)
        .bind(new.ends)
        .bind(new.restricted)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn insert_secret(
    w: &mut Writer,
    session: SessionId,
    secret: &Secret,
) -> Result<()> {
    w.query(sql!(
        "INSERT INTO session_secret (digest, session_id, replaced_at) VALUES ($1, $2, NULL)"
    ))
    .bind(secret.digest())
    .bind(session)
    .execute()
    .await?;
    Ok(())
}

/// A secret with its session and person.
#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) session_id: SessionId,
    pub(crate) opened_at: Ts,
    pub(crate) seen_at: Ts,
    pub(crate) rotated_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) replaced_at: Option<Ts>,
    pub(crate) restricted: bool,
    #[sqlx(flatten)]
    pub(crate) account: Account,
}

/// Nobody for a disabled account, and for a guest whose time is over.
pub(crate) async fn find_by_secret(
    r: &mut Reader,
    secret: &Secret,
    now: Ts,
) -> Result<Option<Known>> {
    r.query(sql!("SELECT s.id AS session_id, s.created_at AS opened_at, s.seen_at, s.rotated_at, s.expires_at, x.replaced_at, s.restricted, p.id, p.handle, p.email, p.name, p.organisation, p.province, p.job, p.language, p.administrator, p.created_at, p.guest_until FROM session_secret x JOIN session s ON s.id = x.session_id JOIN person p ON p.id = s.person_id WHERE x.digest = $1 AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $2)"))
        .bind(secret.digest())
        .bind(now)
        .fetch_optional()
        .await
}

#[derive(sqlx::FromRow)]
pub(crate) struct Listed {
    pub(crate) id: SessionId,
    pub(crate) device: String,
    pub(crate) created_at: Ts,
    pub(crate) seen_at: Ts,
}

pub(crate) async fn list_of_person(
    r: &mut Reader,
    person: PersonId,
    now: Ts,
) -> Result<Vec<Listed>> {
    r.query(sql!("SELECT id, device, created_at, seen_at FROM session WHERE person_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, id DESC"))
        .bind(person)
        .bind(now)
        .fetch_all()
        .await
}

pub(super) async fn find_opened(
    r: &mut Reader,
    id: SessionId,
    person: PersonId,
) -> Result<Option<Ts>> {
    let row: Option<(Ts,)> = r
        .query(sql!(
            "SELECT created_at FROM session WHERE id = $1 AND person_id = $2"
        ))
        .bind(id)
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.map(|(at,)| at))
}

pub(crate) async fn find_device(r: &mut Reader, id: SessionId) -> Result<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT device FROM session WHERE id = $1"))
        .bind(id)
        .fetch_optional()
        .await?;
    Ok(row.map(|(device,)| device))
}

/// Notes a rotation; `false` when the session is not this person's, has ended, or was rotated after `before`.
pub(crate) async fn update_rotated(
    w: &mut Writer,
    id: SessionId,
    person: PersonId,
    now: Ts,
    before: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE session SET rotated_at = $3 WHERE id = $1 AND person_id = $2 AND rotated_at <= $4 AND expires_at > $3"))
        .bind(id)
        .bind(person)
        .bind(now)
        .bind(before)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_secrets_replaced(
    w: &mut Writer,
    session: SessionId,
    now: Ts,
) -> Result<()> {
    w.query(sql!(
        "UPDATE session_secret SET replaced_at = $2 WHERE session_id = $1 AND replaced_at IS NULL"
    ))
    .bind(session)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Notes a use and moves the end; `absolute` is the longest life in microseconds, `idle` the end when it is used no more.
/// `false` when the session is not this person's, has ended, or was noted after `before`.
pub(crate) async fn update_seen(
    w: &mut Writer,
    id: SessionId,
    person: PersonId,
    now: Ts,
    before: Ts,
    idle: Ts,
    absolute: i64,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE session SET seen_at = $3, expires_at = CASE WHEN created_at + $6 < $5 THEN created_at + $6 ELSE $5 END WHERE id = $1 AND person_id = $2 AND seen_at <= $4 AND expires_at > $3"))
        .bind(id)
        .bind(person)
        .bind(now)
        .bind(before)
        .bind(idle)
        .bind(absolute)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn delete_own(w: &mut Writer, id: SessionId, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!("DELETE FROM session WHERE id = $1 AND person_id = $2"))
        .bind(id)
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Ends a session; whose it was.
pub(crate) async fn delete_by_id(w: &mut Writer, id: SessionId) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = w
        .query(sql!(
            "DELETE FROM session WHERE id = $1 RETURNING person_id"
        ))
        .bind(id)
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

/// Ends somebody's sessions but `kept`; which ended.
pub(crate) async fn delete_of_person(
    w: &mut Writer,
    person: PersonId,
    kept: Option<SessionId>,
) -> Result<Vec<SessionId>> {
    let rows: Vec<(SessionId,)> = w
        .query(sql!(
            "DELETE FROM session WHERE person_id = $1 AND (id <> $2 OR $2 IS NULL) RETURNING id"
        ))
        .bind(person)
        .bind(kept)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn delete_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM session WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}
