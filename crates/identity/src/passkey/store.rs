//! The statements on `passkey` and `passkey_challenge`.

use ::store::{Reader, Result, Writer, sql};
use base::{Line, PasskeyId, PersonId, Ts};

use super::Passkey;
use crate::Secret;

/// A passkey to be kept.
pub(super) struct NewRow<'a> {
    pub(super) id: PasskeyId,
    pub(super) person: PersonId,
    pub(super) credential_id: &'a [u8],
    pub(super) credential: &'a str,
    pub(super) name: &'a Line,
    pub(super) now: Ts,
}

/// `false` when the key is known already, or the account is disabled.
pub(super) async fn insert(w: &mut Writer, new: NewRow<'_>) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO passkey (id, person_id, credential_id, credential, name, created_at, used_at) SELECT $1, id, $3, $4, $5, $6, NULL FROM person WHERE id = $2 AND disabled = FALSE ON CONFLICT (credential_id) DO NOTHING"))
        .bind(new.id)
        .bind(new.person)
        .bind(new.credential_id.to_vec())
        .bind(new.credential)
        .bind(new.name.as_str())
        .bind(new.now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn list(r: &mut Reader, person: PersonId) -> Result<Vec<Passkey>> {
    r.query(sql!("SELECT id, name, created_at, used_at FROM passkey WHERE person_id = $1 ORDER BY created_at, id"))
        .bind(person)
        .fetch_all()
        .await
}

pub(super) async fn list_credential_ids(r: &mut Reader, person: PersonId) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = r
        .query(sql!(
            "SELECT credential_id FROM passkey WHERE person_id = $1 ORDER BY created_at, id"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A passkey with whose it is.
#[derive(sqlx::FromRow)]
pub(super) struct Known {
    pub(super) id: PasskeyId,
    pub(super) person: PersonId,
    pub(super) credential: String,
}

/// `None` too for a disabled account, and for a guest whose time is over.
pub(super) async fn find_by_credential(
    r: &mut Reader,
    credential_id: &[u8],
    now: Ts,
) -> Result<Option<Known>> {
    r.query(sql!("SELECT k.id, k.person_id AS person, k.credential FROM passkey k JOIN person p ON p.id = k.person_id WHERE k.credential_id = $1 AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $2)"))
        .bind(credential_id.to_vec())
        .bind(now)
        .fetch_optional()
        .await
}

/// Notes a use; `false` when the key is gone or was used meanwhile in a way that changed it.
pub(super) async fn update_used(
    w: &mut Writer,
    id: PasskeyId,
    before: &str,
    after: &str,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE passkey SET credential = $3, used_at = $4 WHERE id = $1 AND credential = $2"
        ))
        .bind(id)
        .bind(before)
        .bind(after)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn update_name(
    w: &mut Writer,
    id: PasskeyId,
    person: PersonId,
    name: &Line,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE passkey SET name = $3 WHERE id = $1 AND person_id = $2"
        ))
        .bind(id)
        .bind(person)
        .bind(name.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn delete(w: &mut Writer, id: PasskeyId, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!("DELETE FROM passkey WHERE id = $1 AND person_id = $2"))
        .bind(id)
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// A question to be kept.
pub(super) struct NewChallenge<'a> {
    pub(super) id: &'a Secret,
    pub(super) browser: &'a Secret,
    pub(super) person: Option<PersonId>,
    pub(super) state: &'a str,
    pub(super) ends: Ts,
}

pub(super) async fn insert_challenge(w: &mut Writer, new: NewChallenge<'_>) -> Result<()> {
    w.query(sql!("INSERT INTO passkey_challenge (digest, browser, person_id, state, expires_at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(new.id.digest())
        .bind(new.browser.digest())
        .bind(new.person)
        .bind(new.state)
        .bind(new.ends)
        .execute()
        .await?;
    Ok(())
}

/// Takes out a question by which somebody signs in. Of two at once only one gets an answer.
pub(super) async fn delete_challenge(
    w: &mut Writer,
    id: &Secret,
    browser: &Secret,
    now: Ts,
) -> Result<Option<String>> {
    let row: Option<(String,)> = w
        .query(sql!("DELETE FROM passkey_challenge WHERE digest = $1 AND browser = $2 AND person_id IS NULL AND expires_at > $3 RETURNING state"))
        .bind(id.digest())
        .bind(browser.digest())
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(state,)| state))
}

/// Takes out a question by which this person adds a key. Of two at once only one gets an answer.
pub(super) async fn delete_challenge_of(
    w: &mut Writer,
    id: &Secret,
    browser: &Secret,
    person: PersonId,
    now: Ts,
) -> Result<Option<String>> {
    let row: Option<(String,)> = w
        .query(sql!("DELETE FROM passkey_challenge WHERE digest = $1 AND browser = $2 AND person_id = $3 AND expires_at > $4 RETURNING state"))
        .bind(id.digest())
        .bind(browser.digest())
        .bind(person)
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(state,)| state))
}

/// Takes all passkeys of somebody away; how many.
pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM passkey WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

/// Takes the questions away by which somebody would add a passkey.
pub(crate) async fn delete_challenges_of_person(w: &mut Writer, person: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM passkey_challenge WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_challenges_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM passkey_challenge WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await
}
