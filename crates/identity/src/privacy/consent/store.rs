//! The statements on `consent`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use super::{Consent, Subject};

/// Nothing happens for somebody who is gone.
pub(super) async fn insert(
    w: &mut Writer,
    person: PersonId,
    subject: Subject,
    version: &str,
    choice: &str,
    at: Ts,
) -> Result<()> {
    w.query(sql!("INSERT INTO consent (person_id, subject, at, version, choice) SELECT id, $2, $3, $4, $5 FROM person WHERE id = $1 AND erased_at IS NULL ON CONFLICT (person_id, subject, at) DO NOTHING"))
        .bind(person)
        .bind(subject.as_str())
        .bind(at)
        .bind(version)
        .bind(choice)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn find_last(
    r: &mut Reader,
    person: PersonId,
    subject: Subject,
) -> Result<Option<Consent>> {
    r.query(sql!("SELECT subject, at, version, choice FROM consent WHERE person_id = $1 AND subject = $2 ORDER BY at DESC LIMIT 1"))
        .bind(person)
        .bind(subject.as_str())
        .fetch_optional()
        .await
}

pub(super) async fn list(r: &mut Reader, person: PersonId) -> Result<Vec<Consent>> {
    r.query(sql!("SELECT subject, at, version, choice FROM consent WHERE person_id = $1 ORDER BY at DESC, subject"))
        .bind(person)
        .fetch_all()
        .await
}

pub(crate) async fn delete_of_person(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM consent WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

/// Hands over what somebody was told and chose to the account that theirs became part of; of two at one moment that of the other
/// stays.
pub(crate) async fn merge(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!("UPDATE consent SET person_id = $1 WHERE person_id = $2 AND NOT EXISTS (SELECT 1 FROM consent o WHERE o.person_id = $1 AND o.subject = consent.subject AND o.at = consent.at)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    delete_of_person(w, gone).await?;
    Ok(())
}
