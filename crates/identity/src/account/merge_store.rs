//! The statements that make one account part of another.

use ::store::{Reader, Result, Writer, sql};
use base::{OrganisationId, PersonId, Ts};

use super::Card;

/// Takes the row of an account that goes for this transaction: its keys change, so that whoever holds it to write in its name,
/// or refers to it, is waited for, and whoever comes later finds nobody. `false` when there is none.
pub(super) async fn take(w: &mut Writer, gone: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET email_key = $2, handle = $2 WHERE id = $1"
        ))
        .bind(gone)
        .bind(format!("!{gone}"))
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Holds the row of the account that stays. `false` when there is none.
pub(super) async fn hold(w: &mut Writer, kept: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET administrator = administrator WHERE id = $1"
        ))
        .bind(kept)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// What is copied from one account to the other.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Copied {
    pub(super) handle: String,
    pub(super) email: String,
    pub(super) name: String,
    pub(super) organisation: String,
    pub(super) province: String,
    pub(super) job: String,
    pub(super) administrator: bool,
    pub(super) disabled: bool,
    pub(super) guest_until: Option<Ts>,
}

pub(super) async fn find(r: &mut Reader, person: PersonId) -> Result<Option<Copied>> {
    r.query(sql!("SELECT handle, email, name, organisation, province, job, administrator, disabled, guest_until FROM person WHERE id = $1 AND erased_at IS NULL"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(super) async fn update(
    w: &mut Writer,
    kept: PersonId,
    work: (&str, &str, &str),
    guest_until: Option<Ts>,
) -> Result<()> {
    w.query(sql!("UPDATE person SET organisation = $2, province = $3, job = $4, guest_until = $5 WHERE id = $1"))
        .bind(kept)
        .bind(work.0)
        .bind(work.1)
        .bind(work.2)
        .bind(guest_until)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete(w: &mut Writer, gone: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM person WHERE id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_devices(w: &mut Writer, gone: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM known_device WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Closes the open work of somebody; where it was.
pub(super) async fn close_work(
    w: &mut Writer,
    gone: PersonId,
    now: Ts,
) -> Result<Option<OrganisationId>> {
    let row: Option<(OrganisationId,)> = w
        .query(sql!("UPDATE employment SET until = $2 WHERE person_id = $1 AND until IS NULL RETURNING organisation_id"))
        .bind(gone)
        .bind(now)
        .fetch_optional()
        .await?;
    Ok(row.map(|(organisation,)| organisation))
}

pub(super) async fn move_work(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!(
        "UPDATE employment SET person_id = $1 WHERE person_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn move_handles(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!(
        "UPDATE claimed_handle SET person_id = $1 WHERE person_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

/// The profile of somebody as it is stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct Stored {
    pub(super) help: String,
    pub(super) away_until: Option<Ts>,
    pub(super) job_for: String,
    pub(super) expertise_for: String,
    pub(super) help_for: String,
    pub(super) away_for: String,
    pub(super) photo_for: String,
}

pub(super) async fn find_profile(r: &mut Reader, person: PersonId) -> Result<Option<Stored>> {
    r.query(sql!("SELECT help, away_until, job_for, expertise_for, help_for, away_for, photo_for FROM profile WHERE person_id = $1"))
        .bind(person)
        .fetch_optional()
        .await
}

pub(super) async fn upsert_profile(w: &mut Writer, kept: PersonId, all: &Stored) -> Result<()> {
    w.query(sql!("INSERT INTO profile (person_id, help, away_until, job_for, expertise_for, help_for, away_for, photo_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person_id) DO UPDATE SET help = $2, away_until = $3, job_for = $4, expertise_for = $5, help_for = $6, away_for = $7, photo_for = $8"))
        .bind(kept)
        .bind(all.help.as_str())
        .bind(all.away_until)
        .bind(all.job_for.as_str())
        .bind(all.expertise_for.as_str())
        .bind(all.help_for.as_str())
        .bind(all.away_for.as_str())
        .bind(all.photo_for.as_str())
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_profile(w: &mut Writer, gone: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM profile WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Key and name of what somebody knows about, in their order.
pub(super) async fn list_tags(r: &mut Reader, person: PersonId) -> Result<Vec<(String, String)>> {
    r.query(sql!(
        "SELECT key, name FROM expertise WHERE person_id = $1 ORDER BY place, key"
    ))
    .bind(person)
    .fetch_all()
    .await
}

pub(super) async fn insert_tag(
    w: &mut Writer,
    kept: PersonId,
    tag: &(String, String),
    place: i64,
) -> Result<()> {
    w.query(sql!("INSERT INTO expertise (person_id, key, name, place) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id, key) DO NOTHING"))
        .bind(kept)
        .bind(tag.0.as_str())
        .bind(tag.1.as_str())
        .bind(place)
        .execute()
        .await?;
    Ok(())
}

/// Notes which account became part of which; those that became part of the one that goes now lead to the other.
pub(super) async fn insert_merged(
    w: &mut Writer,
    kept: PersonId,
    gone: PersonId,
    now: Ts,
) -> Result<()> {
    w.query(sql!(
        "INSERT INTO merged_person (gone_id, kept_id, merged_at) VALUES ($2, $1, $3)"
    ))
    .bind(kept)
    .bind(gone)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn update_merged(w: &mut Writer, kept: PersonId, gone: PersonId) -> Result<()> {
    w.query(sql!(
        "UPDATE merged_person SET kept_id = $1 WHERE kept_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

/// Whose account this one became part of.
pub(super) async fn find_kept(r: &mut Reader, gone: PersonId) -> Result<Option<PersonId>> {
    let row: Option<(PersonId,)> = r
        .query(sql!("SELECT kept_id FROM merged_person WHERE gone_id = $1"))
        .bind(gone)
        .fetch_optional()
        .await?;
    Ok(row.map(|(kept,)| kept))
}

/// Which accounts became part of these: the one that is no more, and the one that stays.
pub(crate) async fn list_gone(
    r: &mut Reader,
    kept: &[PersonId],
) -> Result<Vec<(PersonId, PersonId)>> {
    r.query(sql!(
        "SELECT gone_id, kept_id FROM merged_person WHERE kept_id IN ($*) ORDER BY gone_id"
    ))
    .list(kept)
    .fetch_all()
    .await
}

/// The cards of those these accounts became part of, under the ids that are no more.
pub(super) async fn list_cards_of_gone(r: &mut Reader, gone: &[PersonId]) -> Result<Vec<Card>> {
    r.query(sql!("SELECT m.gone_id AS id, p.handle, p.name, p.organisation, p.photo FROM merged_person m JOIN person p ON p.id = m.kept_id WHERE m.gone_id IN ($*)"))
        .list(gone)
        .fetch_all()
        .await
}
