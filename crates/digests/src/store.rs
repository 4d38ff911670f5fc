//! The statements about digests.

use base::{PersonId, Ts};
use store::{Reader, Result, Writer, sql};

use crate::Preference;

/// Somebody's digest as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct DigestRow {
    pub(crate) person_id: PersonId,
    pub(crate) rhythm: String,
    pub(crate) hour: i64,
    pub(crate) next_at: Ts,
    pub(crate) considered_seq: i64,
    pub(crate) unsubscribe_token: String,
}

pub(crate) async fn insert(w: &mut Writer, rows: &[DigestRow]) -> Result<()> {
    for some in rows.chunks(512) {
        w.query(sql!("INSERT INTO digest (person_id, rhythm, hour, next_at, considered_seq, unsubscribe_token) VALUES $*6 ON CONFLICT (person_id) DO NOTHING"))
            .rows(6, some, |cells, d| {
                cells.bind(d.person_id).bind(d.rhythm.as_str()).bind(d.hour).bind(d.next_at);
                cells.bind(d.considered_seq).bind(d.unsubscribe_token.as_str());
            })
            .execute()
            .await?;
    }
    Ok(())
}

pub(crate) async fn find(r: &mut Reader, person: PersonId) -> Result<Option<DigestRow>> {
    r.query(sql!("SELECT person_id, rhythm, hour, next_at, considered_seq, unsubscribe_token FROM digest WHERE person_id = $1"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(crate) async fn find_by_token(r: &mut Reader, token: &str) -> Result<Option<DigestRow>> {
    r.query(sql!("SELECT person_id, rhythm, hour, next_at, considered_seq, unsubscribe_token FROM digest WHERE unsubscribe_token = $1"))
        .bind(token)
        .fetch_optional()
        .await
}

pub(crate) async fn list_due(r: &mut Reader, now: Ts, most: i64) -> Result<Vec<DigestRow>> {
    r.query(sql!("SELECT person_id, rhythm, hour, next_at, considered_seq, unsubscribe_token FROM digest WHERE rhythm <> 'off' AND next_at <= $1 ORDER BY next_at, person_id LIMIT $2"))
        .bind(now)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn list_wanting(
    r: &mut Reader,
    people: &[PersonId],
) -> Result<Vec<(PersonId, String)>> {
    r.query(sql!("SELECT person_id, unsubscribe_token FROM digest WHERE rhythm <> 'off' AND person_id IN ($*) ORDER BY person_id"))
        .list(people)
        .fetch_all()
        .await
}

/// Moves a digest on, if nobody did meanwhile; `false` when somebody did.
pub(crate) async fn move_on(
    w: &mut Writer,
    from: &DigestRow,
    seq: i64,
    next_at: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE digest SET considered_seq = $4, next_at = $5 WHERE person_id = $1 AND considered_seq = $2 AND next_at = $3 AND rhythm <> 'off'"))
        .bind(from.person_id)
        .bind(from.considered_seq)
        .bind(from.next_at)
        .bind(seq)
        .bind(next_at)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_choice(
    w: &mut Writer,
    person: PersonId,
    choice: &Preference,
    next_at: Ts,
    considered_seq: i64,
) -> Result<()> {
    w.query(sql!(
        "UPDATE digest SET rhythm = $2, hour = $3, next_at = $4, considered_seq = $5 WHERE person_id = $1"
    ))
    .bind(person)
    .bind(choice.rhythm.as_str())
    .bind(choice.hour)
    .bind(next_at)
    .bind(considered_seq)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn delete(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM digest WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}
