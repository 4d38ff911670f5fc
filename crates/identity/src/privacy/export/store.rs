//! The statements that only the download runs.

use ::store::{Reader, Result, sql};
use base::{PersonId, Ts};

use super::PastEmployment;

pub(super) async fn has_password(r: &mut Reader, person: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = r
        .query(sql!(
            "SELECT id FROM person WHERE id = $1 AND password <> ''"
        ))
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

pub(super) async fn list_devices(r: &mut Reader, person: PersonId) -> Result<Vec<Ts>> {
    let rows: Vec<(Ts,)> = r
        .query(sql!(
            "SELECT seen_at FROM known_device WHERE person_id = $1 ORDER BY seen_at DESC, digest"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(at,)| at).collect())
}

pub(super) async fn list_employments(
    r: &mut Reader,
    person: PersonId,
) -> Result<Vec<PastEmployment>> {
    r.query(sql!("SELECT e.id, e.organisation_id AS organisation, o.name, e.job, e.since, e.until, e.ends_at FROM employment e JOIN organisation o ON o.id = e.organisation_id WHERE e.person_id = $1 ORDER BY e.since DESC, e.id DESC"))
        .bind(person)
        .fetch_all()
        .await
}
