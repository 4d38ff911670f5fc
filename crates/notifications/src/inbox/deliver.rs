//! Putting notices into inboxes.

use base::Ts;
use store::{Result, Writer, sql};

use super::Notice;

/// Puts notices into inboxes, in the relay's transaction; one per person and event, however often it is tried.
pub async fn deliver(w: &mut Writer, notices: &[Notice]) -> Result<()> {
    for some in notices.chunks(256) {
        w.query(sql!("INSERT INTO notice (id, person_id, seq, reason, community_id, thread_id, post_id, number, actor_id, at, read_at) VALUES $*11 ON CONFLICT (person_id, seq) DO NOTHING"))
            .rows(11, some, |cells, n| {
                cells.bind(n.id).bind(n.person_id).bind(n.seq).bind(n.reason.as_str()).bind(n.community_id);
                cells.bind(n.thread_id).bind(n.post_id).bind(n.number).bind(n.actor_id).bind(n.at).bind(n.read_at);
            })
            .execute()
            .await?;
    }
    Ok(())
}

/// Wants a letter about each notice of these events from a moment on, in the transaction that delivered them.
pub async fn mail_at(w: &mut Writer, events: &[i64], due: Ts) -> Result<()> {
    for some in events.chunks(500) {
        w.query(sql!("UPDATE notice SET mail_due_at = $1 WHERE seq IN ($*)"))
            .bind(due)
            .list(some)
            .execute()
            .await?;
    }
    Ok(())
}
