//! Unchecked, for jobs and reactions only: letters about single notices, for how long what people were told is kept, and letting
//! it go when they are erased.

use base::{CommunityId, Counts, PersonId, PostId, ThreadId, Ts};
use store::{Result, Writer, sql};

/// Empties somebody's inbox and own channel; how many of each. What others were told about them stays, and leads to nobody.
///
/// Events of the own channel keep their number, as the log has no holes, and nothing else.
pub async fn erase(w: &mut Writer, person: PersonId) -> Result<Counts> {
    let mut counts = Counts::default();
    let notices = w
        .query(sql!("DELETE FROM notice WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    counts.add("notices", notices);
    let events = w
        .query(sql!("UPDATE event SET me_id = NULL, community_id = NULL, thread_id = NULL, post_id = NULL, number = NULL, person_id = NULL, session_id = NULL WHERE me_id = $1"))
        .bind(person)
        .execute()
        .await?;
    counts.add("events", events);
    Ok(counts)
}

/// Forgets notices from before a moment, read or not; how many.
pub async fn forget_notices(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM notice WHERE at < $1"))
        .bind(before)
        .execute()
        .await
}

/// A notice that a letter is wanted about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct ToMail {
    /// Whose.
    pub person_id: PersonId,
    /// In which thread.
    pub thread_id: ThreadId,
    /// About which post.
    pub post_id: PostId,
    /// In which community.
    pub community_id: CommunityId,
    /// Who did it.
    pub actor_id: PersonId,
    /// When it was read.
    pub read_at: Option<Ts>,
}

/// Takes notices that a letter is wanted about by now, at most `most`; each is given once. The letters are queued in the same
/// transaction.
pub async fn take_to_mail(w: &mut Writer, now: Ts, most: i64) -> Result<Vec<ToMail>> {
    w.query(sql!("UPDATE notice SET mailed_at = $1 WHERE mailed_at IS NULL AND id IN (SELECT n.id FROM notice n WHERE n.mail_due_at <= $1 AND n.mailed_at IS NULL ORDER BY n.mail_due_at, n.id LIMIT $2) RETURNING person_id, thread_id, post_id, community_id, actor_id, read_at"))
        .bind(now)
        .bind(most)
        .fetch_all()
        .await
}
