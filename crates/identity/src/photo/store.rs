//! The statements on `photo`.

use ::store::{Reader, Result, Writer, sql};
use base::{PersonId, Ts};

use super::PhotoSize;

/// A photo, and what decides about who sees it.
#[derive(sqlx::FromRow)]
pub(super) struct Row {
    pub(super) person: PersonId,
    pub(super) audience: Option<String>,
    pub(super) bytes: Option<Vec<u8>>,
    /// Whether the looker is in a community with the person.
    pub(super) shares: bool,
}

pub(super) async fn find(
    r: &mut Reader,
    handle: &str,
    size: PhotoSize,
    looker: Option<PersonId>,
) -> Result<Option<Row>> {
    r.query(sql!("SELECT p.id AS person, f.photo_for AS audience, x.bytes, EXISTS (SELECT 1 FROM community_member a JOIN community_member b ON b.community_id = a.community_id WHERE a.person_id = $3 AND b.person_id = p.id) AS shares FROM person p LEFT JOIN profile f ON f.person_id = p.id LEFT JOIN photo x ON x.person_id = p.id AND x.size = $2 WHERE p.handle = $1 AND p.disabled = FALSE"))
        .bind(handle)
        .bind(i64::from(size.pixels()))
        .bind(looker)
        .fetch_optional()
        .await
}

/// Notes which photo somebody has; `false` when there is no such person, or the account is disabled.
pub(super) async fn update_version(
    w: &mut Writer,
    person: PersonId,
    version: Option<Ts>,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET photo = $2 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(person)
        .bind(version)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Takes the photo away; in how many sizes there was one.
pub(crate) async fn delete(w: &mut Writer, person: PersonId) -> Result<u64> {
    w.query(sql!("DELETE FROM photo WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await
}

pub(super) async fn insert(
    w: &mut Writer,
    person: PersonId,
    sizes: &[(PhotoSize, Vec<u8>)],
) -> Result<()> {
    w.query(sql!(
        "INSERT INTO photo (person_id, size, bytes) VALUES $*3"
    ))
    .rows(3, sizes, |row, (size, bytes)| {
        row.bind(person)
            .bind(i64::from(size.pixels()))
            .bind(bytes.clone());
    })
    .execute()
    .await?;
    Ok(())
}

/// Gives the photo of an account that goes to the one that stays when that has none, and takes it away otherwise; whether it
/// went over.
pub(crate) async fn merge(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<bool> {
    let moved = w
        .query(sql!("UPDATE person SET photo = (SELECT g.photo FROM person g WHERE g.id = $2) WHERE id = $1 AND photo IS NULL AND EXISTS (SELECT 1 FROM person g WHERE g.id = $2 AND g.photo IS NOT NULL)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    if moved == 1 {
        w.query(sql!("UPDATE photo SET person_id = $1 WHERE person_id = $2"))
            .bind(kept)
            .bind(gone)
            .execute()
            .await?;
    }
    delete(w, gone).await?;
    Ok(moved == 1)
}
