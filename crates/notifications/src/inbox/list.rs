//! What is in one's inbox.

use base::{Call, Limit, Listed, PersonId};
use store::{Reader, sql};

use super::Notice;
use crate::Error;

/// The caller's notices, newest first, from before `before` (an event number) on. Fails with `SignInNeeded`.
pub async fn list_notices(
    r: &mut Reader,
    call: &Call,
    before: Option<i64>,
    limit: Limit,
) -> Result<Listed<Notice>, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let rows = r
        .query(sql!("SELECT id, person_id, seq, reason, community_id, thread_id, post_id, number, actor_id, at, read_at FROM notice WHERE person_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3"))
        .bind(person)
        .bind(before.unwrap_or(i64::MAX))
        .bind(limit.plus_one())
        .fetch_all()
        .await?;
    Ok(Listed::cut(rows, limit))
}

/// How many notices of a person are unread.
pub async fn count_unread(r: &mut Reader, person: PersonId) -> Result<i64, Error> {
    let (n,): (i64,) = r
        .query(sql!(
            "SELECT COUNT(*) FROM notice WHERE person_id = $1 AND read_at IS NULL"
        ))
        .bind(person)
        .fetch_one()
        .await?;
    Ok(n)
}
