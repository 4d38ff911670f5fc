//! The statements on `letter` that have nothing to do with sending.

use ::store::{Reader, Result, Writer, sql};
use base::{LetterId, Ts};

use super::Kept;

/// A letter with everything that may name somebody.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) id: LetterId,
    pub(super) recipient: String,
    pub(super) name: String,
    pub(super) subject: String,
    pub(super) body_text: String,
    pub(super) body_html: String,
    pub(super) error: String,
}

pub(super) async fn list_all(r: &mut Reader, after: LetterId, most: i64) -> Result<Vec<Row>> {
    r.query(sql!("SELECT id, recipient, name, subject, body_text, body_html, error FROM letter WHERE id > $1 ORDER BY id LIMIT $2"))
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_to(
    r: &mut Reader,
    address: &str,
    after: LetterId,
    most: i64,
) -> Result<Vec<Kept>> {
    r.query(sql!("SELECT id, subject, created_at, sent_at FROM letter WHERE recipient = $1 AND id > $2 ORDER BY id LIMIT $3"))
        .bind(address)
        .bind(after)
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn delete(w: &mut Writer, ids: &[LetterId]) -> Result<u64> {
    w.query(sql!("DELETE FROM letter WHERE id IN ($*)"))
        .list(ids)
        .execute()
        .await
}

pub(super) async fn delete_old(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!(
        "DELETE FROM letter WHERE sent_at < $1 OR failed_at < $1"
    ))
    .bind(before)
    .execute()
    .await
}
