//! The statements about requests to join.

use base::{CommunityId, PersonId, SavedAnswerId, Ts};
use store::{Reader, Result, Writer, sql};

use super::{Answer, AnsweredRequest, OwnRequest, SavedAnswer, WaitingRequest};

/// Asks, or asks again after an answer; `closed` is the moment up to which a refusal is final. `false` when a request waits.
pub(crate) async fn insert(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    reason: &str,
    now: Ts,
    closed: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO join_request (community_id, person_id, reason, requested_at) VALUES ($1, $2, $3, $4) ON CONFLICT (community_id, person_id) DO UPDATE SET reason = $3, requested_at = $4, state = 'waiting', answered_at = NULL, answered_by = NULL, answer = '', next_step = '' WHERE join_request.state IN ('accepted', 'withdrawn') OR (join_request.state = 'refused' AND join_request.answered_at <= $5)"))
        .bind(c)
        .bind(p)
        .bind(reason)
        .bind(now)
        .bind(closed)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn find(
    r: &mut Reader,
    c: CommunityId,
    p: PersonId,
) -> Result<Option<OwnRequest>> {
    r.query(sql!("SELECT state, reason, requested_at, answered_at, answer, next_step FROM join_request WHERE community_id = $1 AND person_id = $2"))
        .bind(c)
        .bind(p)
        .fetch_optional()
        .await
}

/// A request with its community.
#[derive(sqlx::FromRow)]
pub(crate) struct Asked {
    pub(crate) community_id: CommunityId,
    #[sqlx(flatten)]
    pub(crate) request: OwnRequest,
}

/// What somebody asked and waits for, or was refused, where they do not belong, the latest first.
pub(crate) async fn list_of_person(r: &mut Reader, p: PersonId) -> Result<Vec<Asked>> {
    r.query(sql!("SELECT q.community_id, q.state, q.reason, q.requested_at, q.answered_at, q.answer, q.next_step FROM join_request q WHERE q.person_id = $1 AND q.state IN ('waiting', 'refused') AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = q.community_id AND m.person_id = $1) ORDER BY q.requested_at DESC, q.community_id"))
        .bind(p)
        .fetch_all()
        .await
}

/// Takes one's own request back while it waits, also when it was refused after `closed`.
pub(crate) async fn update_withdrawn(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    closed: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE join_request SET state = 'withdrawn', answered_at = NULL, answered_by = NULL, answer = '', next_step = '' WHERE community_id = $1 AND person_id = $2 AND (state = 'waiting' OR (state = 'refused' AND answered_at > $3))"))
        .bind(c)
        .bind(p)
        .bind(closed)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Those of whoever became a member another way wait for nothing.
pub(crate) async fn list_waiting(
    r: &mut Reader,
    c: CommunityId,
    most: i64,
) -> Result<Vec<WaitingRequest>> {
    r.query(sql!("SELECT q.person_id, q.reason, q.requested_at FROM join_request q WHERE q.community_id = $1 AND q.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = q.community_id AND m.person_id = q.person_id) ORDER BY q.requested_at, q.person_id LIMIT $2"))
        .bind(c)
        .bind(most)
        .fetch_all()
        .await
}

/// How many wait in a community, and since when the oldest does.
pub(crate) async fn count_waiting(r: &mut Reader, c: CommunityId) -> Result<(i64, Option<Ts>)> {
    r.query(sql!("SELECT CAST(COUNT(*) AS BIGINT), MIN(q.requested_at) FROM join_request q WHERE q.community_id = $1 AND q.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = q.community_id AND m.person_id = q.person_id)"))
        .bind(c)
        .fetch_one()
        .await
}

/// How many wait in each community where somebody does.
pub(crate) async fn list_waiting_counts(r: &mut Reader) -> Result<Vec<(CommunityId, i64)>> {
    r.query(sql!("SELECT q.community_id, CAST(COUNT(*) AS BIGINT) FROM join_request q WHERE q.state = 'waiting' AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.community_id = q.community_id AND m.person_id = q.person_id) GROUP BY q.community_id ORDER BY q.community_id"))
        .fetch_all()
        .await
}

/// How many wait that asked before a request that waits itself; `None` when it does not.
pub(crate) async fn count_before(
    r: &mut Reader,
    c: CommunityId,
    p: PersonId,
) -> Result<Option<i64>> {
    let row: Option<(i64,)> = r
        .query(sql!("SELECT (SELECT CAST(COUNT(*) AS BIGINT) FROM join_request o WHERE o.community_id = q.community_id AND o.state = 'waiting' AND (o.requested_at, o.person_id) < (q.requested_at, q.person_id)) AS n FROM join_request q WHERE q.community_id = $1 AND q.person_id = $2 AND q.state = 'waiting'"))
        .bind(c)
        .bind(p)
        .fetch_optional()
        .await?;
    Ok(row.map(|(n,)| n))
}

pub(crate) async fn list_answered(
    r: &mut Reader,
    c: CommunityId,
    since: Ts,
    most: i64,
) -> Result<Vec<AnsweredRequest>> {
    r.query(sql!("SELECT person_id, state, answered_at, answered_by, answer, next_step FROM join_request WHERE community_id = $1 AND state IN ('accepted', 'refused') AND answered_at > $2 ORDER BY answered_at DESC, person_id LIMIT $3"))
        .bind(c)
        .bind(since)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn find_answered(
    r: &mut Reader,
    c: CommunityId,
    p: PersonId,
) -> Result<Option<AnsweredRequest>> {
    r.query(sql!("SELECT person_id, state, answered_at, answered_by, answer, next_step FROM join_request WHERE community_id = $1 AND person_id = $2 AND state IN ('accepted', 'refused')"))
        .bind(c)
        .bind(p)
        .fetch_optional()
        .await
}

/// Answers one that waits; `false` when it does not.
pub(crate) async fn update_answered(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    answer: &Answer,
    by: Option<PersonId>,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE join_request SET state = $3, answered_at = $4, answered_by = $5, answer = $6, next_step = $7 WHERE community_id = $1 AND person_id = $2 AND state = 'waiting'"))
        .bind(c)
        .bind(p)
        .bind(answer.verdict.as_str())
        .bind(now)
        .bind(by)
        .bind(answer.text.as_str())
        .bind(answer.next_step.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Lets one wait again that was answered at just this moment.
pub(crate) async fn update_waiting(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    answered: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE join_request SET state = 'waiting', answered_at = NULL, answered_by = NULL, answer = '', next_step = '' WHERE community_id = $1 AND person_id = $2 AND answered_at = $3 AND state IN ('accepted', 'refused')"))
        .bind(c)
        .bind(p)
        .bind(answered)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Ends the membership that began when a request was answered; one that is older stays.
pub(crate) async fn delete_membership(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    answered: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM membership WHERE community_id = $1 AND person_id = $2 AND joined_at = $3"
        ))
        .bind(c)
        .bind(p)
        .bind(answered)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// As `find_answered`, and nobody takes the answer back before this transaction is over.
pub(crate) async fn hold_answered(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
) -> Result<Option<AnsweredRequest>> {
    w.query(sql!("UPDATE join_request SET state = state WHERE community_id = $1 AND person_id = $2 AND state IN ('accepted', 'refused') RETURNING person_id, state, answered_at, answered_by, answer, next_step"))
        .bind(c)
        .bind(p)
        .fetch_optional()
        .await
}

/// Whether somebody is a guest who may not be here.
pub(crate) async fn is_guest_elsewhere(
    r: &mut Reader,
    c: CommunityId,
    p: PersonId,
) -> Result<bool> {
    let (here, all): (i64, i64) = r
        .query(sql!("SELECT CAST(COALESCE(SUM(CASE WHEN community_id = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS here, CAST(COUNT(*) AS BIGINT) AS places FROM guest_community WHERE person_id = $1"))
        .bind(p)
        .bind(c)
        .fetch_one()
        .await?;
    Ok(all > 0 && here == 0)
}

pub(crate) async fn insert_saved(w: &mut Writer, c: CommunityId, one: &SavedAnswer) -> Result<()> {
    w.query(sql!("INSERT INTO saved_answer (id, community_id, state, title, answer, next_step) VALUES ($1, $2, $3, $4, $5, $6)"))
        .bind(one.id)
        .bind(c)
        .bind(one.state.as_str())
        .bind(one.title.as_str())
        .bind(one.answer.as_str())
        .bind(one.next_step.as_str())
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn count_saved(r: &mut Reader, c: CommunityId) -> Result<i64> {
    let (n,): (i64,) = r
        .query(sql!(
            "SELECT CAST(COUNT(*) AS BIGINT) FROM saved_answer WHERE community_id = $1"
        ))
        .bind(c)
        .fetch_one()
        .await?;
    Ok(n)
}

pub(crate) async fn list_saved(r: &mut Reader, c: CommunityId) -> Result<Vec<SavedAnswer>> {
    r.query(sql!("SELECT id, state, title, answer, next_step FROM saved_answer WHERE community_id = $1 ORDER BY title, id"))
        .bind(c)
        .fetch_all()
        .await
}

pub(crate) async fn delete_saved(
    w: &mut Writer,
    c: CommunityId,
    id: SavedAnswerId,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM saved_answer WHERE community_id = $1 AND id = $2"
        ))
        .bind(c)
        .bind(id)
        .execute()
        .await?;
    Ok(rows == 1)
}
