//! The statements about what a community says of itself.

use ::store::{Reader, Result, Writer, sql};
use base::{Call, CommunityId, PersonId, Ts};

use super::{Charter, CommunityForm, Pin, Tag};

/// What stands in the community's own row.
#[derive(sqlx::FromRow)]
pub(crate) struct Said {
    pub(crate) welcome: String,
    pub(crate) version: i64,
}

pub(crate) async fn find_said(r: &mut Reader, id: CommunityId) -> Result<Option<Said>> {
    r.query(sql!("SELECT welcome, version FROM community WHERE id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

pub(crate) async fn find_joined(
    r: &mut Reader,
    id: CommunityId,
    person: PersonId,
) -> Result<Option<Ts>> {
    let row: Option<(Ts,)> = r
        .query(sql!(
            "SELECT joined_at FROM membership WHERE community_id = $1 AND person_id = $2"
        ))
        .bind(id)
        .bind(person)
        .fetch_optional()
        .await?;
    Ok(row.map(|(at,)| at))
}

pub(crate) async fn find_charter(r: &mut Reader, id: CommunityId) -> Result<Option<Charter>> {
    r.query(sql!(
        "SELECT goal, domain, practice, rhythm, outcome, term FROM charter WHERE community_id = $1"
    ))
    .bind(id)
    .fetch_optional()
    .await
}

/// A charter, and whose it is.
#[derive(sqlx::FromRow)]
pub(crate) struct Chartered {
    pub(crate) id: CommunityId,
    #[sqlx(flatten)]
    pub(crate) charter: Charter,
}

pub(crate) async fn list_charters(r: &mut Reader) -> Result<Vec<Chartered>> {
    r.query(sql!("SELECT community_id AS id, goal, domain, practice, rhythm, outcome, term FROM charter ORDER BY community_id"))
        .fetch_all()
        .await
}

pub(crate) async fn list_tags(r: &mut Reader, id: CommunityId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = r
        .query(sql!(
            "SELECT name FROM community_tag WHERE community_id = $1 ORDER BY place, key"
        ))
        .bind(id)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

pub(crate) async fn list_all_tags(r: &mut Reader) -> Result<Vec<(CommunityId, String)>> {
    r.query(sql!(
        "SELECT community_id, name FROM community_tag ORDER BY community_id, place, key"
    ))
    .fetch_all()
    .await
}

pub(crate) async fn list_pins(r: &mut Reader, id: CommunityId) -> Result<Vec<Pin>> {
    r.query(sql!(
        "SELECT title, url FROM pin WHERE community_id = $1 ORDER BY place, id"
    ))
    .bind(id)
    .fetch_all()
    .await
}

/// Writes what the form says into the community's row, if nobody did since the version; `false` when somebody did.
pub(crate) async fn update(
    w: &mut Writer,
    id: CommunityId,
    version: i64,
    form: &CommunityForm,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE community SET name_nl = $3, name_en = $4, purpose_nl = $5, purpose_en = $6, visibility = $7, joining = $8, welcome = $9, question = $10, version = version + 1 WHERE id = $1 AND version = $2 AND state <> 'merged'"))
        .bind(id)
        .bind(version)
        .bind(form.name_nl.as_str())
        .bind(form.name_en.as_str())
        .bind(form.purpose_nl.as_str())
        .bind(form.purpose_en.as_str())
        .bind(form.visibility.as_str())
        .bind(form.joining.as_str())
        .bind(form.welcome.as_str())
        .bind(form.question.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn upsert_charter(w: &mut Writer, id: CommunityId, c: &Charter) -> Result<()> {
    w.query(sql!("INSERT INTO charter (community_id, goal, domain, practice, rhythm, outcome, term) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (community_id) DO UPDATE SET goal = excluded.goal, domain = excluded.domain, practice = excluded.practice, rhythm = excluded.rhythm, outcome = excluded.outcome, term = excluded.term"))
        .bind(id)
        .bind(c.goal.as_str())
        .bind(c.domain.as_str())
        .bind(c.practice.as_str())
        .bind(c.rhythm.as_str())
        .bind(c.outcome.as_str())
        .bind(c.term.as_str())
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_tags(w: &mut Writer, id: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM community_tag WHERE community_id = $1"))
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn insert_tags(w: &mut Writer, id: CommunityId, tags: &[Tag]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let placed: Vec<(i64, &Tag)> = (1..).zip(tags).collect();
    w.query(sql!("INSERT INTO community_tag (community_id, key, name, place) VALUES $*4 ON CONFLICT (community_id, key) DO NOTHING"))
        .rows(4, &placed, |cells, (place, tag)| {
            cells.bind(id).bind(tag.key.as_str()).bind(tag.name.as_str()).bind(*place);
        })
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_pins(w: &mut Writer, id: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM pin WHERE community_id = $1"))
        .bind(id)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn insert_pins(
    w: &mut Writer,
    call: &Call,
    id: CommunityId,
    pins: &[Pin],
) -> Result<()> {
    if pins.is_empty() {
        return Ok(());
    }
    // The ids before the rows: a statement is filled up by giving its last row again.
    let place = |(place, pin): (i64, _)| (call.ids.uuid(call.now), place, pin);
    let placed: Vec<(_, i64, &Pin)> = (1..).zip(pins).map(place).collect();
    w.query(sql!("INSERT INTO pin (id, community_id, title, url, place) VALUES $*5 ON CONFLICT (id) DO NOTHING"))
        .rows(5, &placed, |cells, (own, place, pin)| {
            cells.bind(*own).bind(id).bind(pin.title.as_str()).bind(pin.url.as_str()).bind(*place);
        })
        .execute()
        .await?;
    Ok(())
}
