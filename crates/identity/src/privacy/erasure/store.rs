//! The statements on `erasure` and `erasure_receipt`, and what is deleted of a person.

use ::store::{Reader, Result, Writer, sql};
use base::{Counts, PersonId, TokenId, Traces, Ts};

use super::{Erasure, Leaving, Stage};
use crate::Secret;

pub(crate) async fn upsert(
    w: &mut Writer,
    person: PersonId,
    posts: Leaving,
    titles: Leaving,
    now: Ts,
    due: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO erasure (person_id, posts, titles, asked_at, due_at, digest, stage, traces, counts) VALUES ($1, $2, $3, $4, $5, NULL, 'waiting', '', '{}') ON CONFLICT (person_id) DO UPDATE SET posts = $2, titles = $3 WHERE erasure.stage = 'waiting'"))
        .bind(person)
        .bind(posts.as_str())
        .bind(titles.as_str())
        .bind(now)
        .bind(due)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn find(r: &mut Reader, person: PersonId) -> Result<Option<Erasure>> {
    r.query(sql!("SELECT person_id, posts, titles, asked_at, due_at, stage, traces, counts FROM erasure WHERE person_id = $1"))
        .bind(person)
        .fetch_optional()
        .await
}

/// Those to carry out or to go on with, the oldest first.
pub(crate) async fn list_due(r: &mut Reader, now: Ts, most: i64) -> Result<Vec<Erasure>> {
    r.query(sql!("SELECT person_id, posts, titles, asked_at, due_at, stage, traces, counts FROM erasure WHERE due_at <= $1 ORDER BY due_at, person_id LIMIT $2"))
        .bind(now)
        .bind(most)
        .fetch_all()
        .await
}

/// `false` when there is none, or its day is over.
pub(crate) async fn delete_waiting(w: &mut Writer, person: PersonId, now: Ts) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM erasure WHERE person_id = $1 AND stage = 'waiting' AND due_at > $2"
        ))
        .bind(person)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The secret of the receipt from now on; `false` when there is no wish any more.
pub(crate) async fn update_digest(
    w: &mut Writer,
    person: PersonId,
    secret: &Secret,
) -> Result<Option<Ts>> {
    let row: Option<(Ts,)> = w
        .query(sql!("UPDATE erasure SET digest = $2 WHERE person_id = $1 AND stage = 'waiting' RETURNING due_at"))
        .bind(person)
        .bind(secret.digest())
        .fetch_optional()
        .await?;
    Ok(row.map(|(due,)| due))
}

/// Begins to carry it out; `false` when it is not due, was taken back, or somebody else has begun.
pub(crate) async fn update_begun(
    w: &mut Writer,
    person: PersonId,
    traces: &Traces,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE erasure SET stage = 'cleaning', traces = $2 WHERE person_id = $1 AND stage = 'waiting' AND due_at <= $3"))
        .bind(person)
        .bind(traces.to_stored())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Moves on to the next stage, without anything to look for in it when that is the last.
pub(crate) async fn update_stage(
    w: &mut Writer,
    person: PersonId,
    stage: Stage,
    counts: &Counts,
) -> Result<()> {
    w.query(sql!("UPDATE erasure SET counts = $3, stage = $2, traces = CASE WHEN $2 = 'compacting' THEN '' ELSE traces END WHERE person_id = $1"))
        .bind(person)
        .bind(stage.as_str())
        .bind(counts.to_stored())
        .execute()
        .await?;
    Ok(())
}

/// The wish becomes a receipt, when its letter gave it a secret.
pub(crate) async fn insert_receipt(w: &mut Writer, person: PersonId, now: Ts) -> Result<()> {
    w.query(sql!("INSERT INTO erasure_receipt (digest, at, counts) SELECT digest, $2, counts FROM erasure WHERE person_id = $1 AND digest IS NOT NULL ON CONFLICT (digest) DO NOTHING"))
        .bind(person)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete(w: &mut Writer, person: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM erasure WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn find_due(r: &mut Reader, secret: &Secret) -> Result<Option<Ts>> {
    let row: Option<(Ts,)> = r
        .query(sql!("SELECT due_at FROM erasure WHERE digest = $1"))
        .bind(secret.digest())
        .fetch_optional()
        .await?;
    Ok(row.map(|(due,)| due))
}

pub(crate) async fn find_receipt(r: &mut Reader, secret: &Secret) -> Result<Option<(Ts, String)>> {
    r.query(sql!(
        "SELECT at, counts FROM erasure_receipt WHERE digest = $1"
    ))
    .bind(secret.digest())
    .fetch_optional()
    .await
}

pub(crate) async fn delete_receipts(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM erasure_receipt WHERE at < $1"))
        .bind(before)
        .execute()
        .await
}

pub(crate) async fn count_other_administrators(r: &mut Reader, person: PersonId) -> Result<i64> {
    let (others,): (i64,) = r
        .query(sql!("SELECT CAST(COUNT(*) AS BIGINT) FROM person WHERE administrator = TRUE AND disabled = FALSE AND id <> $1"))
        .bind(person)
        .fetch_one()
        .await?;
    Ok(others)
}

pub(crate) async fn list_administrators(r: &mut Reader) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!(
            "SELECT id FROM person WHERE administrator = TRUE AND disabled = FALSE ORDER BY id"
        ))
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whom it is about, disabled or not.
#[derive(sqlx::FromRow)]
pub(crate) struct Known {
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) email_key: String,
    pub(crate) administrator: bool,
}

pub(crate) async fn find_known(r: &mut Reader, person: PersonId) -> Result<Option<Known>> {
    r.query(sql!("SELECT handle, name, email, email_key, administrator FROM person WHERE id = $1 AND erased_at IS NULL"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(crate) async fn list_handles(r: &mut Reader, person: PersonId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = r
        .query(sql!(
            "SELECT handle FROM claimed_handle WHERE person_id = $1 ORDER BY handle"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(handle,)| handle).collect())
}

pub(crate) async fn find_asked_address(r: &mut Reader, person: PersonId) -> Result<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT email FROM email_change WHERE person_id = $1"))
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.map(|(email,)| email))
}

/// The account becomes a tombstone. Neither a handle nor an address can begin with a hyphen, so what stands there instead
/// is nobody's.
pub(crate) async fn update_erased(
    w: &mut Writer,
    person: PersonId,
    of_organisation: bool,
    now: Ts,
) -> Result<bool> {
    let nobody = format!("-{}", person.0.simple());
    let rows = w
        .query(sql!("UPDATE person SET handle = $2, email = '', email_key = $2, name = '', name_key = '', organisation = CASE WHEN $3 THEN organisation ELSE '' END, province = '', job = '', administrator = FALSE, disabled = TRUE, password = '', guest_until = NULL, photo = NULL, signed_in_at = NULL, erased_at = $4 WHERE id = $1 AND erased_at IS NULL"))
        .bind(person)
        .bind(nobody)
        .bind(of_organisation)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn delete_tokens(w: &mut Writer, person: PersonId) -> Result<Vec<TokenId>> {
    let rows: Vec<(TokenId,)> = w
        .query(sql!(
            "DELETE FROM api_token WHERE person_id = $1 RETURNING id"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn delete_devices(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM known_device WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_requests(w: &mut Writer, email_key: &str) -> Result<u64> {
    w.query(sql!("DELETE FROM link_request WHERE email_key = $1"))
        .bind(email_key)
        .execute()
        .await
}

pub(crate) async fn delete_handles(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM claimed_handle WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_employments(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM employment WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(crate) async fn delete_profile(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM profile WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

/// What others tell of themselves, in free text, after a person; to look for who is named there.
pub(crate) async fn list_help(
    r: &mut Reader,
    after: PersonId,
    most: i64,
) -> Result<Vec<(PersonId, String)>> {
    r.query(sql!("SELECT person_id, help FROM profile WHERE person_id > $1 AND help <> '' ORDER BY person_id LIMIT $2"))
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

/// Sets what somebody tells, unless they changed it meanwhile.
pub(crate) async fn update_help(
    w: &mut Writer,
    person: PersonId,
    before: &str,
    after: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE profile SET help = $3 WHERE person_id = $1 AND help = $2"
        ))
        .bind(person)
        .bind(before)
        .bind(after)
        .execute()
        .await?;
    Ok(rows == 1)
}
