//! The statements about announcements.

use ::store::{Reader, Result, Writer, sql};
use base::{AnyId, CommunityId, PersonId, ThreadId, Ts};

pub(super) async fn insert(
    w: &mut Writer,
    thread: ThreadId,
    act: AnyId,
    community: CommunityId,
    person: PersonId,
    now: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO announcement (thread_id, act_id, community_id, person_id, at) VALUES ($1, $2, $3, $4, $5)"))
        .bind(thread)
        .bind(act)
        .bind(community)
        .bind(person)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// What this act of somebody's opened already.
pub(super) async fn list_of_act(
    r: &mut Reader,
    act: AnyId,
    person: PersonId,
) -> Result<Vec<ThreadId>> {
    let rows: Vec<(ThreadId,)> = r
        .query(sql!("SELECT thread_id FROM announcement WHERE act_id = $1 AND person_id = $2 ORDER BY thread_id"))
        .bind(act)
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// When something was announced in a community, the latest first.
pub(super) async fn list_lately(
    r: &mut Reader,
    community: CommunityId,
    since: Ts,
) -> Result<Vec<Ts>> {
    let rows: Vec<(Ts,)> = r
        .query(sql!("SELECT at FROM announcement WHERE community_id = $1 AND at > $2 ORDER BY at DESC, thread_id LIMIT 20"))
        .bind(community)
        .bind(since)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// When somebody announced to several communities at once, the latest first.
pub(super) async fn list_wide(r: &mut Reader, person: PersonId, since: Ts) -> Result<Vec<Ts>> {
    let rows: Vec<(Ts,)> = r
        .query(sql!("SELECT MAX(at) FROM announcement WHERE person_id = $1 AND at > $2 GROUP BY act_id HAVING COUNT(*) > 1 ORDER BY 1 DESC LIMIT 20"))
        .bind(person)
        .bind(since)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

/// Which act announced a thread.
pub(crate) async fn list_acts(
    r: &mut Reader,
    threads: &[ThreadId],
) -> Result<Vec<(ThreadId, AnyId)>> {
    r.query(sql!(
        "SELECT thread_id, act_id FROM announcement WHERE thread_id IN ($*)"
    ))
    .list(threads)
    .fetch_all()
    .await
}
