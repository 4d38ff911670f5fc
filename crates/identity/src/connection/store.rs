//! The statements on `connection`, `provider_visit` and `proposed_connection`.

use ::store::{Reader, Result, Writer, sql};
use base::{ConnectionId, PersonId, Ts};

use super::{Connection, Elsewhere, Proposal, Visit, Visited};
use crate::Secret;

/// A visit to be kept.
pub(super) struct NewVisit<'a> {
    pub(super) visit: &'a Visit,
    pub(super) browser: &'a Secret,
    pub(super) provider: &'a str,
    pub(super) person: Option<PersonId>,
    pub(super) return_to: &'a str,
    pub(super) ends: Ts,
}

pub(super) async fn insert_visit(w: &mut Writer, new: NewVisit<'_>) -> Result<()> {
    w.query(sql!("INSERT INTO provider_visit (digest, browser, provider, person_id, nonce, verifier, return_to, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"))
        .bind(new.visit.state.digest())
        .bind(new.browser.digest())
        .bind(new.provider)
        .bind(new.person)
        .bind(new.visit.nonce.as_str())
        .bind(new.visit.verifier.as_str())
        .bind(new.return_to)
        .bind(new.ends)
        .execute()
        .await?;
    Ok(())
}

/// Takes a visit out. Of two at once only one gets an answer.
pub(super) async fn delete_visit(
    w: &mut Writer,
    state: &Secret,
    browser: &Secret,
    provider: &str,
    now: Ts,
) -> Result<Option<Visited>> {
    w.query(sql!("DELETE FROM provider_visit WHERE digest = $1 AND browser = $2 AND provider = $3 AND expires_at > $4 RETURNING person_id AS person, nonce, verifier, return_to"))
        .bind(state.digest())
        .bind(browser.digest())
        .bind(provider)
        .bind(now)
        .fetch_optional()
        .await
}

pub(super) async fn upsert_proposal(
    w: &mut Writer,
    browser: &Secret,
    person: PersonId,
    elsewhere: &Elsewhere,
    return_to: &str,
    ends: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO proposed_connection (browser, person_id, issuer, subject, email, return_to, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (browser) DO UPDATE SET person_id = excluded.person_id, issuer = excluded.issuer, subject = excluded.subject, email = excluded.email, return_to = excluded.return_to, expires_at = excluded.expires_at"))
        .bind(browser.digest())
        .bind(person)
        .bind(elsewhere.issuer.as_str())
        .bind(elsewhere.subject.as_str())
        .bind(elsewhere.email.as_str())
        .bind(return_to)
        .bind(ends)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn find_proposal(
    r: &mut Reader,
    browser: &Secret,
    now: Ts,
) -> Result<Option<Proposal>> {
    r.query(sql!("SELECT person_id AS person, issuer, email FROM proposed_connection WHERE browser = $1 AND expires_at > $2"))
        .bind(browser.digest())
        .bind(now)
        .fetch_optional()
        .await
}

/// What was proposed.
#[derive(sqlx::FromRow)]
pub(super) struct Taken {
    pub(super) issuer: String,
    pub(super) subject: String,
    pub(super) email: String,
    pub(super) return_to: String,
}

pub(super) async fn delete_proposal(
    w: &mut Writer,
    browser: &Secret,
    person: PersonId,
    now: Ts,
) -> Result<Option<Taken>> {
    w.query(sql!("DELETE FROM proposed_connection WHERE browser = $1 AND person_id = $2 AND expires_at > $3 RETURNING issuer, subject, email, return_to"))
        .bind(browser.digest())
        .bind(person)
        .bind(now)
        .fetch_optional()
        .await
}

/// `false` when the account elsewhere belongs to somebody already.
pub(super) async fn insert(
    w: &mut Writer,
    id: ConnectionId,
    person: PersonId,
    elsewhere: &Elsewhere,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO connection (id, person_id, issuer, subject, email, created_at, used_at) VALUES ($1, $2, $3, $4, $5, $6, NULL) ON CONFLICT (issuer, subject) DO NOTHING"))
        .bind(id)
        .bind(person)
        .bind(elsewhere.issuer.as_str())
        .bind(elsewhere.subject.as_str())
        .bind(elsewhere.email.as_str())
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(super) async fn find_person(r: &mut Reader, elsewhere: &Elsewhere) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = r
        .query(sql!(
            "SELECT person_id FROM connection WHERE issuer = $1 AND subject = $2"
        ))
        .bind(elsewhere.issuer.as_str())
        .bind(elsewhere.subject.as_str())
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

pub(super) async fn update_used(
    w: &mut Writer,
    elsewhere: &Elsewhere,
    now: Ts,
) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = w
        .query(sql!("UPDATE connection SET used_at = $3 WHERE issuer = $1 AND subject = $2 RETURNING person_id"))
        .bind(elsewhere.issuer.as_str())
        .bind(elsewhere.subject.as_str())
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(person,)| person))
}

pub(super) async fn list(r: &mut Reader, person: PersonId) -> Result<Vec<Connection>> {
    r.query(sql!("SELECT id, issuer, email, created_at, used_at FROM connection WHERE person_id = $1 ORDER BY created_at, id"))
        .bind(person)
        .fetch_all()
        .await
}

pub(super) async fn delete(w: &mut Writer, id: ConnectionId, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM connection WHERE id = $1 AND person_id = $2"
        ))
        .bind(id)
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Forgets visits and proposals whose time is over; how many.
pub(crate) async fn delete_expired(w: &mut Writer, now: Ts) -> Result<u64> {
    let visits = w
        .query(sql!("DELETE FROM provider_visit WHERE expires_at <= $1"))
        .bind(now)
        .execute()
        .await?;
    let proposals = w
        .query(sql!(
            "DELETE FROM proposed_connection WHERE expires_at <= $1"
        ))
        .bind(now)
        .execute()
        .await?;
    Ok(visits + proposals)
}

/// Takes the connections of somebody away, with visits and proposals that would make one; how many connections.
pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM provider_visit WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    w.query(sql!("DELETE FROM proposed_connection WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    w.query(sql!("DELETE FROM connection WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}
