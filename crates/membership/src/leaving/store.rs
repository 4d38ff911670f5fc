//! The statements that only the download, erasure and retention run.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, PersonId, Ts};

use super::{Named, Request};

pub(super) async fn list_requests(r: &mut Reader, person: PersonId) -> Result<Vec<Request>> {
    r.query(sql!("SELECT community_id, reason, requested_at FROM join_request WHERE person_id = $1 ORDER BY requested_at, community_id"))
        .bind(person)
        .fetch_all()
        .await
}

pub(super) async fn list_guest(r: &mut Reader, person: PersonId) -> Result<Vec<CommunityId>> {
    let rows: Vec<(CommunityId,)> = r
        .query(sql!(
            "SELECT community_id FROM guest_community WHERE person_id = $1 ORDER BY community_id"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(super) async fn list_named(r: &mut Reader, ids: &[CommunityId]) -> Result<Vec<Named>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    r.query(sql!(
        "SELECT id, slug, name_nl, name_en FROM community WHERE id IN ($*) ORDER BY place, slug"
    ))
    .list(ids)
    .fetch_all()
    .await
}

pub(super) async fn delete_requests(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM join_request WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(super) async fn delete_old_requests(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM join_request WHERE requested_at < $1"))
        .bind(before)
        .execute()
        .await
}

pub(super) async fn list_reasons(r: &mut Reader) -> Result<Vec<(CommunityId, PersonId, String)>> {
    r.query(sql!(
        "SELECT community_id, person_id, reason FROM join_request ORDER BY community_id, person_id"
    ))
    .fetch_all()
    .await
}

pub(super) async fn update_reason(
    w: &mut Writer,
    community: CommunityId,
    person: PersonId,
    reason: &str,
) -> Result<u64> {
    w.query(sql!(
        "UPDATE join_request SET reason = $3 WHERE community_id = $1 AND person_id = $2"
    ))
    .bind(community)
    .bind(person)
    .bind(reason)
    .execute()
    .await
}
