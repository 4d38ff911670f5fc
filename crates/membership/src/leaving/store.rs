//! The statements that only the download, erasure and retention run.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, PersonId, Ts};

use super::{Named, Request, StandingIn};
use crate::SavedAnswer;

pub(super) async fn list_requests(r: &mut Reader, person: PersonId) -> Result<Vec<Request>> {
    r.query(sql!("SELECT community_id, state, reason, requested_at, answered_at, answer, next_step FROM join_request WHERE person_id = $1 ORDER BY requested_at, community_id"))
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

pub(super) async fn list_stand_ins(r: &mut Reader, person: PersonId) -> Result<Vec<StandingIn>> {
    r.query(sql!("SELECT community_id, coordinator_id, person_id, starts_at, ends_at FROM stand_in WHERE person_id = $1 OR coordinator_id = $1 ORDER BY starts_at, community_id, coordinator_id"))
        .bind(person)
        .fetch_all()
        .await
}

/// Puts another, or nobody, in the place of whoever answered.
pub(crate) async fn update_answered_by(
    w: &mut Writer,
    person: PersonId,
    other: Option<PersonId>,
) -> Result<()> {
    w.query(sql!(
        "UPDATE join_request SET answered_by = $2 WHERE answered_by = $1"
    ))
    .bind(person)
    .bind(other)
    .execute()
    .await?;
    Ok(())
}

/// What a request and its answer say.
#[derive(sqlx::FromRow)]
pub(super) struct Texts {
    pub(super) community_id: CommunityId,
    pub(super) person_id: PersonId,
    pub(super) reason: String,
    pub(super) answer: String,
    pub(super) next_step: String,
}

pub(super) async fn list_texts(r: &mut Reader) -> Result<Vec<Texts>> {
    r.query(sql!("SELECT community_id, person_id, reason, answer, next_step FROM join_request ORDER BY community_id, person_id"))
        .fetch_all()
        .await
}

pub(super) async fn update_texts(w: &mut Writer, one: &Texts) -> Result<u64> {
    w.query(sql!("UPDATE join_request SET reason = $3, answer = $4, next_step = $5 WHERE community_id = $1 AND person_id = $2"))
        .bind(one.community_id)
        .bind(one.person_id)
        .bind(one.reason.as_str())
        .bind(one.answer.as_str())
        .bind(one.next_step.as_str())
        .execute()
        .await
}

pub(super) async fn list_saved(r: &mut Reader) -> Result<Vec<SavedAnswer>> {
    r.query(sql!(
        "SELECT id, state, title, answer, next_step FROM saved_answer ORDER BY id"
    ))
    .fetch_all()
    .await
}

pub(super) async fn update_saved(w: &mut Writer, one: &SavedAnswer) -> Result<u64> {
    w.query(sql!(
        "UPDATE saved_answer SET title = $2, answer = $3, next_step = $4 WHERE id = $1"
    ))
    .bind(one.id)
    .bind(one.title.as_str())
    .bind(one.answer.as_str())
    .bind(one.next_step.as_str())
    .execute()
    .await
}
