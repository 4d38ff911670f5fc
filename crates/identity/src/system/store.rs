//! The statements only the program runs.

use ::store::{Reader, Result, Writer, sql};
use base::{EmploymentId, LinkRequestId, OrganisationId, PersonId, Ts, fold};

use super::{NewPerson, NewSession, NewToken, Recipient};
use crate::Hash;

pub(super) async fn list_recipients(r: &mut Reader, people: &[PersonId]) -> Result<Vec<Recipient>> {
    r.query(sql!("SELECT id AS person, email, name, language, guest_until FROM person WHERE disabled = FALSE AND id IN ($*)"))
        .list(people)
        .fetch_all()
        .await
}

pub(super) async fn insert_people(w: &mut Writer, people: &[NewPerson]) -> Result<u64> {
    w.query(sql!("INSERT INTO person (id, handle, email, email_key, name, organisation, province, job, language, administrator, disabled, password, created_at, name_key) VALUES $*14 ON CONFLICT DO NOTHING"))
        .rows(14, people, |row, new| {
            row.bind(new.id)
                .bind(new.handle.as_str().to_owned())
                .bind(new.email.as_str().to_owned())
                .bind(new.email.key().to_owned())
                .bind(new.name.clone())
                .bind(new.organisation.clone())
                .bind(new.province.clone())
                .bind(new.job.clone())
                .bind(new.language.as_str())
                .bind(new.administrator)
                .bind(false)
                .bind(new.password.as_ref().map_or("", Hash::as_str).to_owned())
                .bind(new.created_at)
                .bind(fold(&new.name));
        })
        .execute()
        .await
}

pub(super) async fn list_without_key(r: &mut Reader, most: i64) -> Result<Vec<(PersonId, String)>> {
    r.query(sql!(
        "SELECT id, name FROM person WHERE name_key IS NULL ORDER BY id LIMIT $1"
    ))
    .bind(most)
    .fetch_all()
    .await
}

pub(super) async fn update_key(w: &mut Writer, person: PersonId, name: &str) -> Result<()> {
    w.query(sql!("UPDATE person SET name_key = $2 WHERE id = $1"))
        .bind(person)
        .bind(fold(name))
        .execute()
        .await?;
    Ok(())
}

/// The first work of people that were just made: it has the person's own id, as that is at hand and unique.
pub(super) async fn insert_employments(
    w: &mut Writer,
    linked: &[(NewPerson, OrganisationId)],
) -> Result<u64> {
    w.query(sql!("INSERT INTO employment (id, person_id, organisation_id, job, since) VALUES $*5 ON CONFLICT DO NOTHING"))
        .rows(5, linked, |row, (new, organisation)| {
            row.bind(EmploymentId(new.id.0))
                .bind(new.id)
                .bind(*organisation)
                .bind(new.job.clone())
                .bind(new.created_at);
        })
        .execute()
        .await
}

pub(super) async fn insert_sessions(w: &mut Writer, sessions: &[NewSession]) -> Result<u64> {
    w.query(sql!("INSERT INTO session (id, person_id, device, created_at, seen_at, rotated_at, expires_at) VALUES $*7 ON CONFLICT DO NOTHING"))
        .rows(7, sessions, |row, new| {
            row.bind(new.id)
                .bind(new.person)
                .bind(new.device.clone())
                .bind(new.created_at)
                .bind(new.created_at)
                .bind(new.created_at)
                .bind(crate::session::end_of(new.created_at, new.created_at));
        })
        .execute()
        .await
}

pub(super) async fn insert_secrets(w: &mut Writer, sessions: &[NewSession]) -> Result<u64> {
    w.query(sql!(
        "INSERT INTO session_secret (digest, session_id) VALUES $*2 ON CONFLICT DO NOTHING"
    ))
    .rows(2, sessions, |row, new| {
        row.bind(new.secret.digest()).bind(new.id);
    })
    .execute()
    .await
}

pub(super) async fn insert_tokens(w: &mut Writer, tokens: &[NewToken]) -> Result<u64> {
    w.query(sql!("INSERT INTO api_token (id, person_id, digest, label, created_at) VALUES $*5 ON CONFLICT DO NOTHING"))
        .rows(5, tokens, |row, new| {
            row.bind(new.id)
                .bind(new.person)
                .bind(new.secret.digest())
                .bind(new.label.clone())
                .bind(new.created_at);
        })
        .execute()
        .await
}

pub(super) async fn delete_devices(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM known_device WHERE seen_at < $1"))
        .bind(before)
        .execute()
        .await
}

pub(super) async fn delete_employments(w: &mut Writer, before: Ts) -> Result<u64> {
    w.query(sql!("DELETE FROM employment WHERE until < $1"))
        .bind(before)
        .execute()
        .await
}

pub(super) async fn delete_link_requests(w: &mut Writer, first: LinkRequestId) -> Result<u64> {
    w.query(sql!("DELETE FROM link_request WHERE id < $1"))
        .bind(first)
        .execute()
        .await
}

pub(super) async fn update_closed(w: &mut Writer, now: Ts) -> Result<u64> {
    w.query(sql!("UPDATE person SET disabled_at = $1 WHERE disabled = TRUE AND disabled_at IS NULL AND erased_at IS NULL"))
        .bind(now)
        .execute()
        .await
}

pub(super) async fn update_reopened(w: &mut Writer) -> Result<u64> {
    w.query(sql!(
        "UPDATE person SET disabled_at = NULL WHERE disabled = FALSE AND disabled_at IS NOT NULL"
    ))
    .execute()
    .await
}

pub(super) async fn list_closed(r: &mut Reader, before: Ts) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!("SELECT id FROM person WHERE disabled_at < $1 AND disabled = TRUE AND erased_at IS NULL AND NOT EXISTS (SELECT 1 FROM erasure e WHERE e.person_id = person.id) ORDER BY id LIMIT 100"))
        .bind(before)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
