//! The statements on `employment`, and on what `person` shows of it.

use ::store::{Reader, Result, Writer, sql};
use base::{EmploymentId, OrganisationId, PersonId, Ts};

use super::{Employment, Shown};

/// `false` when the person works somewhere already.
pub(crate) async fn insert(
    w: &mut Writer,
    id: EmploymentId,
    person: PersonId,
    organisation: OrganisationId,
    job: &str,
    since: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO employment (id, person_id, organisation_id, job, since, until) VALUES ($1, $2, $3, $4, $5, NULL) ON CONFLICT DO NOTHING"))
        .bind(id)
        .bind(person)
        .bind(organisation)
        .bind(job)
        .bind(since)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn find_open(r: &mut Reader, person: PersonId) -> Result<Option<Employment>> {
    r.query(sql!("SELECT id, organisation_id AS organisation, job, since, ends_at FROM employment WHERE person_id = $1 AND until IS NULL"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(crate) async fn update_job(w: &mut Writer, id: EmploymentId, job: &str) -> Result<()> {
    w.query(sql!("UPDATE employment SET job = $2 WHERE id = $1"))
        .bind(id)
        .bind(job)
        .execute()
        .await?;
    Ok(())
}

/// Notes from when on somebody works there no longer; `None` for an end that is not known any more.
pub(crate) async fn update_end(w: &mut Writer, id: EmploymentId, at: Option<Ts>) -> Result<()> {
    w.query(sql!(
        "UPDATE employment SET ends_at = $2 WHERE id = $1 AND until IS NULL"
    ))
    .bind(id)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Whose work has come to its end, and when, earliest first.
pub(crate) async fn list_due(r: &mut Reader, now: Ts, most: i64) -> Result<Vec<(PersonId, Ts)>> {
    r.query(sql!("SELECT person_id, ends_at FROM employment WHERE until IS NULL AND ends_at IS NOT NULL AND ends_at <= $1 ORDER BY ends_at, person_id LIMIT $2"))
        .bind(now)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn close(w: &mut Writer, id: EmploymentId, until: Ts) -> Result<()> {
    w.query(sql!(
        "UPDATE employment SET until = $2 WHERE id = $1 AND until IS NULL"
    ))
    .bind(id)
    .bind(until)
    .execute()
    .await?;
    Ok(())
}

/// Sets the copy beside a name; `false` when there is no such person, or the account is disabled.
pub(crate) async fn update_shown(
    w: &mut Writer,
    person: PersonId,
    shown: &Shown<'_>,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE person SET organisation = $2, province = $3, job = $4 WHERE id = $1 AND disabled = FALSE"))
        .bind(person)
        .bind(shown.organisation)
        .bind(shown.province)
        .bind(shown.job)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Sets name and province in the copies of everybody who works there.
pub(crate) async fn update_shown_of_organisation(
    w: &mut Writer,
    organisation: OrganisationId,
    name: &str,
    province: &str,
) -> Result<u64> {
    w.query(sql!("UPDATE person SET organisation = $2, province = $3 WHERE id IN (SELECT person_id FROM employment WHERE organisation_id = $1 AND until IS NULL)"))
        .bind(organisation)
        .bind(name)
        .bind(province)
        .execute()
        .await
}
