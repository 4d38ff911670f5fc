//! The statements on `profile`, `expertise` and `claimed_handle`.

use ::store::{Reader, Result, Writer, sql};
use base::{CommunityId, Person, PersonId, Ts, fold};

use super::{Audience, Audiences, Found, PersonCursor, ProfileForm, Sought, Tag};

/// A person with their profile; without one the fields are empty.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    pub(crate) id: PersonId,
    pub(crate) handle: String,
    pub(crate) name: String,
    pub(crate) organisation: String,
    pub(crate) province: String,
    pub(crate) job: String,
    pub(crate) help: Option<String>,
    pub(crate) away_until: Option<Ts>,
    pub(crate) photo: Option<Ts>,
    job_for: Option<String>,
    expertise_for: Option<String>,
    help_for: Option<String>,
    away_for: Option<String>,
    photo_for: Option<String>,
    /// Whether the looker is in a community with the person.
    pub(crate) shares: bool,
}

impl Row {
    /// Who sees what; the usual without a profile. An unknown word, of a newer version, is for nobody.
    pub(crate) fn audiences(&self) -> Audiences {
        let usual = Audiences::default();
        let read = |word: &Option<String>, usual| match word {
            None => usual,
            Some(word) => Audience::parse(word).unwrap_or(Audience::Nobody),
        };
        Audiences {
            job: read(&self.job_for, usual.job),
            expertise: read(&self.expertise_for, usual.expertise),
            help: read(&self.help_for, usual.help),
            away: read(&self.away_for, usual.away),
            photo: read(&self.photo_for, usual.photo),
        }
    }
}

/// The person with a handle, and whether `looker` is in a community with them.
pub(crate) async fn find(
    r: &mut Reader,
    handle: &str,
    looker: Option<PersonId>,
) -> Result<Option<Row>> {
    r.query(sql!("SELECT p.id, p.handle, p.name, p.organisation, p.province, p.job, f.help, f.away_until, p.photo, f.job_for, f.expertise_for, f.help_for, f.away_for, f.photo_for, EXISTS (SELECT 1 FROM community_member a JOIN community_member b ON b.community_id = a.community_id WHERE a.person_id = $2 AND b.person_id = p.id) AS shares FROM person p LEFT JOIN profile f ON f.person_id = p.id WHERE p.handle = $1 AND p.disabled = FALSE"))
        .bind(handle)
        .bind(looker)
        .fetch_optional()
        .await
}

pub(crate) async fn find_own(r: &mut Reader, person: PersonId) -> Result<Option<Row>> {
    r.query(sql!("SELECT p.id, p.handle, p.name, p.organisation, p.province, p.job, f.help, f.away_until, p.photo, f.job_for, f.expertise_for, f.help_for, f.away_for, f.photo_for, TRUE AS shares FROM person p LEFT JOIN profile f ON f.person_id = p.id WHERE p.id = $1 AND p.disabled = FALSE"))
        .bind(person)
        .fetch_optional()
        .await
}

/// What no name or tag holds is taken out of what was typed (a NUL among it, which PostgreSQL refuses).
pub(crate) fn plain(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control()).take(200).collect();
    fold(&plain)
}

/// A part of a name is found by taking it away, as `REPLACE` means the same on both databases; a tag by its beginning,
/// which the index on its key serves.
pub(crate) async fn search(
    r: &mut Reader,
    me: &Person,
    now: Ts,
    sought: &Sought,
    after: &PersonCursor,
    most: i64,
) -> Result<Vec<Found>> {
    let tag = plain(&sought.expertise);
    let past = format!("{tag}\u{10ffff}");
    let anywhere = if sought.organisation.is_none() {
        "yes"
    } else {
        ""
    };
    r.query(sql!("SELECT p.id, p.handle, p.name, p.organisation, p.province, p.photo FROM person p LEFT JOIN profile f ON f.person_id = p.id WHERE (p.name_key, p.id) > ($1, $2) AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $3) AND ($4 = '' OR REPLACE(p.name_key, $4, '') <> p.name_key) AND ($5 = '' OR p.province = $5) AND ($6 = 'yes' OR EXISTS (SELECT 1 FROM employment e WHERE e.organisation_id = $7 AND e.person_id = p.id AND e.until IS NULL)) AND ($8 = '' OR (EXISTS (SELECT 1 FROM expertise x WHERE x.person_id = p.id AND x.key >= $8 AND x.key < $9) AND ($10 = 'all' OR p.id = $11 OR COALESCE(f.expertise_for, 'signed-in') IN ('everybody', 'signed-in') OR (f.expertise_for = 'shared' AND EXISTS (SELECT 1 FROM community_member a JOIN community_member b ON b.community_id = a.community_id WHERE a.person_id = $11 AND b.person_id = p.id))))) ORDER BY p.name_key, p.id LIMIT $12"))
        .bind(plain(&after.key))
        .bind(after.id)
        .bind(now)
        .bind(plain(&sought.name))
        .bind(sought.province.map_or("", |one| one.name()))
        .bind(anywhere)
        .bind(sought.organisation)
        .bind(tag)
        .bind(past)
        .bind(if me.administrator { "all" } else { "" })
        .bind(me.id)
        .bind(most)
        .fetch_all()
        .await
}

pub(crate) async fn list_expertise(r: &mut Reader, person: PersonId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = r
        .query(sql!(
            "SELECT name FROM expertise WHERE person_id = $1 ORDER BY place, key"
        ))
        .bind(person)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

pub(crate) async fn find_present_handle(r: &mut Reader, handle: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT p.handle FROM claimed_handle c JOIN person p ON p.id = c.person_id WHERE c.handle = $1 AND p.disabled = FALSE AND p.handle <> c.handle"))
        .bind(handle)
        .fetch_optional()
        .await?;
    Ok(row.map(|(handle,)| handle))
}

/// Keeps a handle for somebody; `false` when it is kept for another. Of two at once the second waits and sees the first.
pub(crate) async fn claim(w: &mut Writer, handle: &str, person: PersonId) -> Result<bool> {
    w.query(sql!("INSERT INTO claimed_handle (handle, person_id) VALUES ($1, $2) ON CONFLICT (handle) DO NOTHING"))
        .bind(handle)
        .bind(person)
        .execute()
        .await?;
    let row: Option<(PersonId,)> = w
        .query(sql!(
            "SELECT person_id FROM claimed_handle WHERE handle = $1"
        ))
        .bind(handle)
        .fetch_optional()
        .await?;
    Ok(row.is_some_and(|(owner,)| owner == person))
}

/// Whether somebody else has this handle now.
pub(crate) async fn is_anothers(r: &mut Reader, handle: &str, person: PersonId) -> Result<bool> {
    let row: Option<(PersonId,)> = r
        .query(sql!("SELECT id FROM person WHERE handle = $1 AND id <> $2"))
        .bind(handle)
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

/// `false` when there is no such person, or the account is disabled.
pub(crate) async fn update_person(
    w: &mut Writer,
    person: PersonId,
    name: &str,
    handle: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE person SET name = $2, handle = $3, name_key = $4 WHERE id = $1 AND disabled = FALSE"
        ))
        .bind(person)
        .bind(name)
        .bind(handle)
        .bind(fold(name))
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Names the photo anew when its audience becomes another; nothing happens without one.
pub(crate) async fn update_photo_named(
    w: &mut Writer,
    person: PersonId,
    audience: Audience,
    now: Ts,
) -> Result<()> {
    w.query(sql!("UPDATE person SET photo = $3 WHERE id = $1 AND photo IS NOT NULL AND COALESCE((SELECT f.photo_for FROM profile f WHERE f.person_id = $1), 'signed-in') <> $2"))
        .bind(person)
        .bind(audience.as_str())
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn upsert(w: &mut Writer, person: PersonId, form: &ProfileForm) -> Result<()> {
    w.query(sql!("INSERT INTO profile (person_id, help, away_until, job_for, expertise_for, help_for, away_for, photo_for) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person_id) DO UPDATE SET help = $2, away_until = $3, job_for = $4, expertise_for = $5, help_for = $6, away_for = $7, photo_for = $8"))
        .bind(person)
        .bind(form.help.as_str())
        .bind(form.away_until)
        .bind(form.audiences.job.as_str())
        .bind(form.audiences.expertise.as_str())
        .bind(form.audiences.help.as_str())
        .bind(form.audiences.away.as_str())
        .bind(form.audiences.photo.as_str())
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_expertise(w: &mut Writer, person: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM expertise WHERE person_id = $1"))
        .bind(person)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn insert_expertise(w: &mut Writer, person: PersonId, tags: &[Tag]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let placed: Vec<(i64, &Tag)> = (1..).zip(tags).collect();
    w.query(sql!("INSERT INTO expertise (person_id, key, name, place) VALUES $*4 ON CONFLICT (person_id, key) DO NOTHING"))
        .rows(4, &placed, |row, (place, tag)| {
            row.bind(person)
                .bind(tag.key().to_owned())
                .bind(tag.as_str().to_owned())
                .bind(*place);
        })
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn count_by_employer(
    r: &mut Reader,
    community: CommunityId,
) -> Result<Vec<super::Employer>> {
    r.query(sql!("SELECT o.id, o.name, o.province, x.members FROM (SELECT e.organisation_id AS id, COUNT(*) AS members FROM community_member m JOIN employment e ON e.person_id = m.person_id AND e.until IS NULL WHERE m.community_id = $1 GROUP BY e.organisation_id) x JOIN organisation o ON o.id = x.id ORDER BY o.name, o.id"))
        .bind(community)
        .fetch_all()
        .await
}
