//! The statements on `organisation` and `organisation_domain`.

use ::store::{Reader, Result, Writer, sql};
use base::{OrganisationId, PersonId, Ts, fold};
use sqlx::types::Uuid;

use super::{
    Domain, Organisation, OrganisationCursor, OrganisationForm, OrganisationKind, Province, Wanted,
};

/// The id before all others.
pub(crate) const NIL: Uuid = Uuid::nil();

/// An organisation as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Row {
    id: OrganisationId,
    slug: String,
    #[sqlx(try_from = "String")]
    kind: OrganisationKind,
    name: String,
    province: String,
    created_at: Ts,
}

impl From<Row> for Organisation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            kind: row.kind,
            name: row.name,
            province: Province::parse(&row.province),
            created_at: row.created_at,
        }
    }
}

fn all(rows: Vec<Row>) -> Vec<Organisation> {
    rows.into_iter().map(Organisation::from).collect()
}

fn word(province: Option<Province>) -> &'static str {
    province.map_or("", Province::as_str)
}

/// One to be made.
pub(crate) struct New<'a> {
    pub(crate) id: OrganisationId,
    pub(crate) slug: &'a str,
    pub(crate) kind: OrganisationKind,
    pub(crate) name: &'a str,
    pub(crate) province: Option<Province>,
    pub(crate) now: Ts,
}

/// `false` when the id, the word or the name is taken.
pub(crate) async fn insert(w: &mut Writer, new: &New<'_>) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO organisation (id, slug, kind, name, name_key, province, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"))
        .bind(new.id)
        .bind(new.slug)
        .bind(new.kind.as_str())
        .bind(new.name)
        .bind(fold(new.name))
        .bind(word(new.province))
        .bind(new.now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// `false` when there is no such organisation.
pub(crate) async fn update(
    w: &mut Writer,
    id: OrganisationId,
    form: &OrganisationForm,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE organisation SET name = $2, name_key = $3, kind = $4, province = $5 WHERE id = $1"))
        .bind(id)
        .bind(form.name.as_str())
        .bind(fold(form.name.as_str()))
        .bind(form.kind.as_str())
        .bind(word(form.province))
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Whether an organisation other than `but` has this name.
pub(crate) async fn is_name_taken(r: &mut Reader, name: &str, but: OrganisationId) -> Result<bool> {
    let row: Option<(OrganisationId,)> = r
        .query(sql!(
            "SELECT id FROM organisation WHERE name_key = $1 AND id <> $2"
        ))
        .bind(fold(name))
        .bind(but)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

pub(crate) async fn find_by_id(r: &mut Reader, id: OrganisationId) -> Result<Option<Organisation>> {
    let row: Option<Row> = r
        .query(sql!(
            "SELECT id, slug, kind, name, province, created_at FROM organisation WHERE id = $1"
        ))
        .bind(id)
        .fetch_optional()
        .await?;
    Ok(row.map(Organisation::from))
}

pub(crate) async fn find_by_slug(r: &mut Reader, slug: &str) -> Result<Option<Organisation>> {
    let row: Option<Row> = r
        .query(sql!(
            "SELECT id, slug, kind, name, province, created_at FROM organisation WHERE slug = $1"
        ))
        .bind(slug)
        .fetch_optional()
        .await?;
    Ok(row.map(Organisation::from))
}

pub(crate) async fn find_by_name(r: &mut Reader, name: &str) -> Result<Option<Organisation>> {
    let row: Option<Row> = r
        .query(sql!("SELECT id, slug, kind, name, province, created_at FROM organisation WHERE name_key = $1"))
        .bind(fold(name))
        .fetch_optional()
        .await?;
    Ok(row.map(Organisation::from))
}

pub(crate) async fn find_by_domain(
    r: &mut Reader,
    domain: &Domain,
) -> Result<Option<Organisation>> {
    let row: Option<Row> = r
        .query(sql!("SELECT o.id, o.slug, o.kind, o.name, o.province, o.created_at FROM organisation_domain d JOIN organisation o ON o.id = d.organisation_id WHERE d.domain = $1"))
        .bind(domain.as_str())
        .fetch_optional()
        .await?;
    Ok(row.map(Organisation::from))
}

/// Where somebody works now.
pub(crate) async fn find_employer(
    r: &mut Reader,
    person: PersonId,
) -> Result<Option<Organisation>> {
    let row: Option<Row> = r
        .query(sql!("SELECT o.id, o.slug, o.kind, o.name, o.province, o.created_at FROM employment e JOIN organisation o ON o.id = e.organisation_id WHERE e.person_id = $1 AND e.until IS NULL"))
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.map(Organisation::from))
}

/// A text from an address, without what no name holds (a NUL among it, which PostgreSQL refuses).
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(200).collect()
}

/// A part of the text is found by taking it away: `REPLACE` means the same on both databases, `LIKE` does not.
pub(crate) async fn list(
    r: &mut Reader,
    wanted: &Wanted,
    after: &OrganisationCursor,
    most: i64,
) -> Result<Vec<Organisation>> {
    let rows = r
        .query(sql!("SELECT id, slug, kind, name, province, created_at FROM organisation WHERE (name_key, id) > ($1, $2) AND ($3 = '' OR kind = $3) AND ($4 = '' OR REPLACE(name_key, $4, '') <> name_key) ORDER BY name_key, id LIMIT $5"))
        .bind(plain(&after.key))
        .bind(after.id)
        .bind(wanted.kind.map_or("", OrganisationKind::as_str))
        .bind(fold(&plain(&wanted.text)))
        .bind(most)
        .fetch_all()
        .await?;
    Ok(all(rows))
}

pub(crate) async fn list_all(r: &mut Reader) -> Result<Vec<Organisation>> {
    let rows = r
        .query(sql!("SELECT id, slug, kind, name, province, created_at FROM organisation ORDER BY name_key, id"))
        .fetch_all()
        .await?;
    Ok(all(rows))
}

pub(crate) async fn list_domains(
    r: &mut Reader,
    organisations: &[OrganisationId],
) -> Result<Vec<(OrganisationId, Domain)>> {
    let rows: Vec<(OrganisationId, String)> = r
        .query(sql!("SELECT organisation_id, domain FROM organisation_domain WHERE organisation_id IN ($*) ORDER BY organisation_id, domain"))
        .list(organisations)
        .fetch_all()
        .await?;
    let known =
        |(id, text): (OrganisationId, String)| Some((id, Domain::parse("domains", &text).ok()?));
    Ok(rows.into_iter().filter_map(known).collect())
}

/// `false` when one of them belongs to another organisation; the others are then there.
pub(crate) async fn insert_domains(
    w: &mut Writer,
    id: OrganisationId,
    domains: &[Domain],
) -> Result<bool> {
    if domains.is_empty() {
        return Ok(true);
    }
    let rows = w
        .query(sql!(
            "INSERT INTO organisation_domain (domain, organisation_id) VALUES $*2 ON CONFLICT DO NOTHING"
        ))
        .rows(2, domains, |row, domain| {
            row.bind(domain.as_str().to_owned()).bind(id);
        })
        .execute()
        .await?;
    Ok(usize::try_from(rows).unwrap_or_default() == domains.len())
}

pub(crate) async fn delete_domains(w: &mut Writer, id: OrganisationId) -> Result<()> {
    w.query(sql!(
        "DELETE FROM organisation_domain WHERE organisation_id = $1"
    ))
    .bind(id)
    .execute()
    .await?;
    Ok(())
}
