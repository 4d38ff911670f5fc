//! The statements that count ways to sign in.

use ::store::{Reader, Result, Writer, sql};
use base::PersonId;

use super::Methods;

pub(super) async fn find(r: &mut Reader, person: PersonId) -> Result<Option<Methods>> {
    r.query(sql!("SELECT p.email_key <> '' AS mail, p.password <> '' AS password, (SELECT CAST(COUNT(*) AS BIGINT) FROM passkey k WHERE k.person_id = p.id) AS passkeys, (SELECT CAST(COUNT(*) AS BIGINT) FROM connection c WHERE c.person_id = p.id) AS connections FROM person p WHERE p.id = $1 AND p.disabled = FALSE"))
        .bind(person)
        .fetch_optional()
        .await
}

/// Takes the person's row; `false` when there is no such person, or the account is disabled.
pub(super) async fn update_held(w: &mut Writer, person: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET email_key = email_key WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(person)
        .execute()
        .await?;
    Ok(rows == 1)
}
