//! The statements on `letter`.

use ::store::{Reader, Result, Writer, sql};
use base::{LetterId, Ts};

use super::Depth;
use crate::Letter;

/// `false` when a letter with this key (or id) was queued before.
pub(crate) async fn insert(w: &mut Writer, letter: &Letter, now: Ts, from: Ts) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO letter (id, unique_key, recipient, name, subject, body_text, body_html, unsubscribe_url, created_at, leased_until, tries, error) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '') ON CONFLICT DO NOTHING"))
        .bind(letter.id)
        .bind(letter.unique_key.as_str())
        .bind(letter.recipient.as_str())
        .bind(letter.name.as_str())
        .bind(letter.subject.as_str())
        .bind(letter.text.as_str())
        .bind(letter.html.as_str())
        .bind(letter.unsubscribe_url.as_deref())
        .bind(now)
        .bind(from)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Only what is not due yet and was never tried: what is due may be under way.
pub(crate) async fn delete_waiting(w: &mut Writer, key: &str, now: Ts) -> Result<bool> {
    let rows = w
        .query(sql!("DELETE FROM letter WHERE unique_key = $1 AND leased_until > $2 AND tries = 0 AND sent_at IS NULL AND failed_at IS NULL"))
        .bind(key)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Leases what is due. The condition stands twice: whoever waited for another taker's rows finds them leased.
pub(crate) async fn update_leased(
    w: &mut Writer,
    now: Ts,
    until: Ts,
    most: i64,
) -> Result<Vec<Letter>> {
    w.query(sql!("UPDATE letter SET leased_until = $2 WHERE id IN (SELECT id FROM letter WHERE sent_at IS NULL AND failed_at IS NULL AND leased_until <= $1 ORDER BY leased_until, id LIMIT $3) AND sent_at IS NULL AND failed_at IS NULL AND leased_until <= $1 RETURNING id, unique_key, recipient, name, subject, body_text, body_html, unsubscribe_url"))
        .bind(now)
        .bind(until)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn update_sent(w: &mut Writer, ids: &[LetterId], now: Ts) -> Result<u64> {
    w.query(sql!("UPDATE letter SET sent_at = $1, body_text = '', body_html = '', unsubscribe_url = NULL, error = '' WHERE sent_at IS NULL AND id IN ($*)"))
        .bind(now)
        .list(ids)
        .execute()
        .await
}

/// Counts a failed try; how many there have been, or `None` when the letter is no longer waiting.
pub(crate) async fn update_tried(w: &mut Writer, id: LetterId, error: &str) -> Result<Option<i64>> {
    let row: Option<(i64,)> = w
        .query(sql!("UPDATE letter SET tries = tries + 1, error = $2 WHERE id = $1 AND sent_at IS NULL AND failed_at IS NULL RETURNING tries"))
        .bind(id)
        .bind(error)
        .fetch_optional()
        .await?;
    Ok(row.map(|(tries,)| tries))
}

pub(crate) async fn update_due(w: &mut Writer, id: LetterId, due: Ts) -> Result<()> {
    w.query(sql!("UPDATE letter SET leased_until = $2 WHERE id = $1"))
        .bind(id)
        .bind(due)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn update_parked(w: &mut Writer, id: LetterId, now: Ts) -> Result<()> {
    w.query(sql!("UPDATE letter SET failed_at = $2 WHERE id = $1"))
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn count(r: &mut Reader) -> Result<Depth> {
    r.query(sql!("SELECT CAST(COALESCE(SUM(CASE WHEN failed_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS waiting, CAST(COALESCE(SUM(CASE WHEN failed_at IS NULL THEN 0 ELSE 1 END), 0) AS BIGINT) AS parked FROM letter WHERE sent_at IS NULL"))
        .fetch_one()
        .await
}
