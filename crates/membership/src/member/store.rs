//! The statements about membership.

use base::{CommunityId, PersonId, Ts};
use store::{Reader, Result, Writer, sql};

use super::{Belonging, GuestPlace, Role};

pub(crate) async fn insert(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    role: &str,
    now: Ts,
) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO membership (community_id, person_id, role, joined_at) VALUES ($1, $2, $3, $4) ON CONFLICT (community_id, person_id) DO NOTHING"))
        .bind(c)
        .bind(p)
        .bind(role)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn insert_guest(w: &mut Writer, c: CommunityId, p: PersonId) -> Result<()> {
    w.query(sql!("INSERT INTO guest_community (person_id, community_id) VALUES ($1, $2) ON CONFLICT (person_id, community_id) DO NOTHING"))
        .bind(p)
        .bind(c)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_guest(w: &mut Writer, p: PersonId) -> Result<()> {
    w.query(sql!("DELETE FROM guest_community WHERE person_id = $1"))
        .bind(p)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn is_admitted(r: &mut Reader, c: CommunityId, p: PersonId) -> Result<bool> {
    let row: Option<(CommunityId,)> = r
        .query(sql!(
            "SELECT community_id FROM guest_community WHERE person_id = $1 AND community_id = $2"
        ))
        .bind(p)
        .bind(c)
        .fetch_optional()
        .await?;
    Ok(row.is_some())
}

pub(crate) async fn delete(w: &mut Writer, c: CommunityId, p: PersonId) -> Result<bool> {
    let rows = w
        .query(sql!(
            "DELETE FROM membership WHERE community_id = $1 AND person_id = $2"
        ))
        .bind(c)
        .bind(p)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn update_role(
    w: &mut Writer,
    c: CommunityId,
    p: PersonId,
    role: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE membership SET role = $3 WHERE community_id = $1 AND person_id = $2 AND role <> $3"))
        .bind(c)
        .bind(p)
        .bind(role)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// What somebody is for good; whoever stands in for a coordinator is a member here.
pub(crate) async fn find_role(r: &mut Reader, c: CommunityId, p: PersonId) -> Result<Option<Role>> {
    let row: Option<(String,)> = r
        .query(sql!(
            "SELECT role FROM membership WHERE community_id = $1 AND person_id = $2"
        ))
        .bind(c)
        .bind(p)
        .fetch_optional()
        .await?;
    Ok(row.and_then(|(role,)| Role::parse(&role)))
}

/// Which of these people belong to a community.
pub(crate) async fn list_among(
    r: &mut Reader,
    c: CommunityId,
    people: &[PersonId],
) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!("SELECT person_id FROM membership WHERE community_id = $1 AND person_id IN ($*) ORDER BY person_id"))
        .bind(c)
        .list(people)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Takes the community's row for this transaction, so that people who leave or change roles at once do so one
/// after the other.
pub(crate) async fn lock(w: &mut Writer, c: CommunityId) -> Result<()> {
    w.query(sql!(
        "UPDATE community SET member_count = member_count WHERE id = $1"
    ))
    .bind(c)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn count_other_coordinators(
    r: &mut Reader,
    c: CommunityId,
    p: PersonId,
) -> Result<i64> {
    let (n,): (i64,) = r
        .query(sql!("SELECT COUNT(*) FROM membership WHERE community_id = $1 AND person_id <> $2 AND role = 'coordinator'"))
        .bind(c)
        .bind(p)
        .fetch_one()
        .await?;
    Ok(n)
}

pub(crate) async fn list_coordinators(r: &mut Reader, c: CommunityId) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!("SELECT person_id FROM membership WHERE community_id = $1 AND role = 'coordinator' ORDER BY joined_at, person_id"))
        .bind(c)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Where somebody is coordinator, always in the same order, so that two who leave at once wait for each other.
pub(crate) async fn list_coordinated(r: &mut Reader, p: PersonId) -> Result<Vec<CommunityId>> {
    let rows: Vec<(CommunityId,)> = r
        .query(sql!("SELECT community_id FROM membership WHERE person_id = $1 AND role = 'coordinator' ORDER BY community_id"))
        .bind(p)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

pub(crate) async fn list_of_person(r: &mut Reader, p: PersonId) -> Result<Vec<Belonging>> {
    r.query(sql!("SELECT c.id, c.slug, c.name_nl, c.name_en, m.role, m.joined_at FROM membership m JOIN community c ON c.id = m.community_id WHERE m.person_id = $1 ORDER BY c.place, c.slug"))
        .bind(p)
        .fetch_all()
        .await
}

pub(crate) async fn list_guest_places(
    r: &mut Reader,
    guests: &[PersonId],
) -> Result<Vec<GuestPlace>> {
    r.query(sql!("SELECT g.person_id, c.slug, c.name_nl, c.name_en FROM guest_community g JOIN community c ON c.id = g.community_id WHERE g.person_id IN ($*) ORDER BY c.place, c.slug, g.person_id"))
        .list(guests)
        .fetch_all()
        .await
}
