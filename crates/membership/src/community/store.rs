//! The statements about communities.

use base::{Call, CommunityId, Ts};
use store::{Reader, Result, Writer, sql};

use super::{Community, Priority, State};
use crate::{Role, Standing};

pub(crate) async fn list_priorities(r: &mut Reader) -> Result<Vec<Priority>> {
    r.query(sql!(
        "SELECT slug, name_nl, name_en FROM priority ORDER BY place, slug"
    ))
    .fetch_all()
    .await
}

/// A community with the role the asking person has in it.
#[derive(sqlx::FromRow)]
pub(crate) struct WithRole {
    #[sqlx(flatten)]
    pub(crate) community: Community,
    pub(crate) role: Option<String>,
}

impl WithRole {
    /// The caller's role.
    pub(crate) fn role(&self) -> Option<Role> {
        self.role.as_deref().and_then(Role::parse)
    }

    /// What the caller is in it.
    pub(crate) fn standing(&self, call: &Call) -> Standing {
        let Community {
            visibility, state, ..
        } = self.community;
        Standing::new(visibility, state, self.role(), &call.actor)
    }
}

pub(crate) async fn list(r: &mut Reader, call: &Call) -> Result<Vec<WithRole>> {
    r.query(sql!("SELECT c.id, c.slug, c.priority_slug, c.name_nl, c.name_en, c.purpose_nl, c.purpose_en, c.visibility, c.joining, c.state, c.parent_id, c.question, c.member_count, c.created_at, CASE WHEN m.role = 'member' AND EXISTS (SELECT 1 FROM stand_in s WHERE s.person_id = $1 AND s.community_id = c.id AND s.starts_at <= $2 AND s.ends_at > $2) THEN 'coordinator' ELSE m.role END AS role FROM community c LEFT JOIN membership m ON m.community_id = c.id AND m.person_id = $1 WHERE c.state <> 'merged' ORDER BY c.place, c.slug"))
        .bind(call.actor.person())
        .bind(call.now)
        .fetch_all()
        .await
}

/// The community of a slug, with what the caller is in it now: whoever stands in for a coordinator is one.
pub(crate) async fn find(r: &mut Reader, call: &Call, slug: &str) -> Result<Option<WithRole>> {
    r.query(sql!("SELECT c.id, c.slug, c.priority_slug, c.name_nl, c.name_en, c.purpose_nl, c.purpose_en, c.visibility, c.joining, c.state, c.parent_id, c.question, c.member_count, c.created_at, CASE WHEN m.role = 'member' AND EXISTS (SELECT 1 FROM stand_in s WHERE s.person_id = $1 AND s.community_id = c.id AND s.starts_at <= $2 AND s.ends_at > $2) THEN 'coordinator' ELSE m.role END AS role FROM community c LEFT JOIN membership m ON m.community_id = c.id AND m.person_id = $1 WHERE c.slug = $3 AND c.state <> 'merged'"))
        .bind(call.actor.person())
        .bind(call.now)
        .bind(slug)
        .fetch_optional()
        .await
}

pub(crate) async fn find_by_id(r: &mut Reader, id: CommunityId) -> Result<Option<Community>> {
    r.query(sql!("SELECT id, slug, priority_slug, name_nl, name_en, purpose_nl, purpose_en, visibility, joining, state, parent_id, question, member_count, created_at FROM community WHERE id = $1"))
        .bind(id)
        .fetch_optional()
        .await
}

pub(crate) async fn insert_priority(
    w: &mut Writer,
    slug: &str,
    nl: &str,
    en: &str,
    place: i64,
) -> Result<()> {
    w.query(sql!("INSERT INTO priority (slug, name_nl, name_en, place) VALUES ($1, $2, $3, $4) ON CONFLICT (slug) DO NOTHING"))
        .bind(slug)
        .bind(nl)
        .bind(en)
        .bind(place)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn insert(w: &mut Writer, c: &Community, place: i64) -> Result<bool> {
    let rows = w
        .query(sql!("INSERT INTO community (id, slug, priority_slug, name_nl, name_en, purpose_nl, purpose_en, visibility, joining, place, member_count, created_at, parent_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12) ON CONFLICT (slug) DO NOTHING"))
        .bind(c.id)
        .bind(c.slug.as_str())
        .bind(c.priority_slug.as_str())
        .bind(c.name_nl.as_str())
        .bind(c.name_en.as_str())
        .bind(c.purpose_nl.as_str())
        .bind(c.purpose_en.as_str())
        .bind(c.visibility.as_str())
        .bind(c.joining.as_str())
        .bind(place)
        .bind(c.created_at)
        .bind(c.parent_id)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// The place of the last community in their order.
pub(crate) async fn find_last_place(r: &mut Reader) -> Result<i64> {
    let (last,): (i64,) = r
        .query(sql!(
            "SELECT CAST(COALESCE(MAX(place), 0) AS BIGINT) FROM community"
        ))
        .fetch_one()
        .await?;
    Ok(last)
}

/// Turns a state into another; `false` when it was not that one.
pub(crate) async fn update_state(
    w: &mut Writer,
    id: CommunityId,
    from: &str,
    to: &str,
) -> Result<bool> {
    let rows = w
        .query(sql!(
            "UPDATE community SET state = $3, version = version + 1 WHERE id = $1 AND state = $2"
        ))
        .bind(id)
        .bind(from)
        .bind(to)
        .execute()
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn add_members(w: &mut Writer, id: CommunityId, by: i64) -> Result<()> {
    w.query(sql!(
        "UPDATE community SET member_count = member_count + $2 WHERE id = $1"
    ))
    .bind(id)
    .bind(by)
    .execute()
    .await?;
    Ok(())
}

/// What a plan says of a community, ready to be stored.
pub(crate) fn planned(
    id: CommunityId,
    now: Ts,
    plan: &super::plant::PlannedCommunity,
) -> Community {
    Community {
        id,
        slug: plan.slug.clone(),
        priority_slug: plan.priority.clone(),
        name_nl: plan.name.nl.clone(),
        name_en: plan.name.en.clone(),
        purpose_nl: plan.purpose.nl.clone(),
        purpose_en: plan.purpose.en.clone(),
        visibility: plan.visibility,
        joining: plan.joining,
        state: State::Open,
        parent_id: None,
        question: String::new(),
        member_count: 0,
        created_at: now,
    }
}
