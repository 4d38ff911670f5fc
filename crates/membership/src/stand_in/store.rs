//! The statements about who stands in.

use base::{CommunityId, PersonId, Ts};
use store::{Reader, Result, Writer, sql};

use super::StandIn;

/// One stands in for each coordinator; who is named later takes the place of who was named before.
pub(crate) async fn insert(w: &mut Writer, c: CommunityId, one: &StandIn) -> Result<()> {
    w.query(sql!("INSERT INTO stand_in (community_id, coordinator_id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (community_id, coordinator_id) DO UPDATE SET person_id = $3, starts_at = $4, ends_at = $5"))
        .bind(c)
        .bind(one.coordinator_id)
        .bind(one.person_id)
        .bind(one.starts_at)
        .bind(one.ends_at)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn find(
    r: &mut Reader,
    c: CommunityId,
    coordinator: PersonId,
) -> Result<Option<StandIn>> {
    r.query(sql!("SELECT coordinator_id, person_id, starts_at, ends_at FROM stand_in WHERE community_id = $1 AND coordinator_id = $2"))
        .bind(c)
        .bind(coordinator)
        .fetch_optional()
        .await
}

/// Those whose time is not over.
pub(crate) async fn list(r: &mut Reader, c: CommunityId, now: Ts) -> Result<Vec<StandIn>> {
    r.query(sql!("SELECT coordinator_id, person_id, starts_at, ends_at FROM stand_in WHERE community_id = $1 AND ends_at > $2 ORDER BY starts_at, coordinator_id"))
        .bind(c)
        .bind(now)
        .fetch_all()
        .await
}

pub(crate) async fn delete(w: &mut Writer, c: CommunityId, coordinator: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM stand_in WHERE community_id = $1 AND coordinator_id = $2"
        ))
        .bind(c)
        .bind(coordinator)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Forgets where somebody stands in who is no member like others any more, or for whom is no coordinator.
pub(crate) async fn delete_moot(w: &mut Writer, c: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM stand_in WHERE community_id = $1 AND (NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = stand_in.community_id AND m.person_id = stand_in.person_id AND m.role = 'member') OR NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = stand_in.community_id AND m.person_id = stand_in.coordinator_id AND m.role = 'coordinator'))"))
        .bind(c)
        .execute()
        .await?;
    Ok(())
}

/// Forgets wherever somebody stands in; how often it was.
pub(crate) async fn delete_of_person(w: &mut Writer, p: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM stand_in WHERE person_id = $1"))
        .bind(p)
        .execute()
        .await
}

pub(crate) async fn delete_ended(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM stand_in WHERE ends_at < $1"))
        .bind(before)
        .execute()
        .await
}
