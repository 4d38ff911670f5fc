//! The statements by which communities are merged and split.

use ::store::{Reader, Result, Writer, sql};
use base::CommunityId;

pub(crate) async fn list_addresses(r: &mut Reader, c: CommunityId) -> Result<Vec<String>> {
    let rows: Vec<(String,)> = r
        .query(sql!(
            "SELECT slug FROM former_slug WHERE community_id = $1 ORDER BY slug"
        ))
        .bind(c)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

pub(crate) async fn count_in_both(r: &mut Reader, a: CommunityId, b: CommunityId) -> Result<i64> {
    let (n,): (i64,) = r
        .query(sql!("SELECT COUNT(*) FROM membership m JOIN membership o ON o.person_id = m.person_id AND o.community_id = $2 WHERE m.community_id = $1"))
        .bind(a)
        .bind(b)
        .fetch_one()
        .await?;
    Ok(n)
}

/// Whoever coordinates the first coordinates the second, where they belong to both.
pub(crate) async fn update_roles(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!("UPDATE membership SET role = 'coordinator' WHERE community_id = $2 AND role <> 'coordinator' AND person_id IN (SELECT person_id FROM membership WHERE community_id = $1 AND role = 'coordinator')"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

/// Whoever belongs to both belongs to the second since the earlier day.
pub(crate) async fn update_joined(
    w: &mut Writer,
    from: CommunityId,
    to: CommunityId,
) -> Result<()> {
    w.query(sql!("UPDATE membership SET joined_at = (SELECT g.joined_at FROM membership g WHERE g.community_id = $1 AND g.person_id = membership.person_id) WHERE community_id = $2 AND EXISTS (SELECT 1 FROM membership g WHERE g.community_id = $1 AND g.person_id = membership.person_id AND g.joined_at < membership.joined_at)"))
        .bind(from)
        .bind(to)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_members_of_both(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!("DELETE FROM membership WHERE community_id = $1 AND person_id IN (SELECT person_id FROM membership WHERE community_id = $2)"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn move_members(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!(
        "UPDATE membership SET community_id = $2 WHERE community_id = $1"
    ))
    .bind(gone)
    .bind(kept)
    .execute()
    .await?;
    Ok(())
}

/// Everybody of the first belongs to the second; those with `role` keep it.
pub(crate) async fn insert_members(
    w: &mut Writer,
    from: CommunityId,
    to: CommunityId,
    role: &str,
) -> Result<()> {
    w.query(sql!("INSERT INTO membership (community_id, person_id, role, joined_at) SELECT $2, person_id, CASE WHEN role = $3 THEN role ELSE 'member' END, joined_at FROM membership WHERE community_id = $1 ON CONFLICT (community_id, person_id) DO NOTHING"))
        .bind(from)
        .bind(to)
        .bind(role)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn update_count(w: &mut Writer, c: CommunityId) -> Result<()> {
    w.query(sql!("UPDATE community SET member_count = (SELECT COUNT(*) FROM membership m WHERE m.community_id = community.id) WHERE id = $1"))
        .bind(c)
        .execute()
        .await?;
    Ok(())
}

/// A request that still waits counts more than one that was answered.
pub(crate) async fn delete_answered_where_waiting(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!("DELETE FROM join_request WHERE community_id = $2 AND state <> 'waiting' AND person_id IN (SELECT person_id FROM join_request WHERE community_id = $1 AND state = 'waiting')"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn move_requests(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!("UPDATE join_request SET community_id = $2 WHERE community_id = $1 AND person_id NOT IN (SELECT person_id FROM join_request WHERE community_id = $2)"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_requests(w: &mut Writer, gone: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM join_request WHERE community_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Forgets what people asked who belong there now.
pub(crate) async fn delete_moot_requests(w: &mut Writer, c: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM join_request WHERE community_id = $1 AND state = 'waiting' AND person_id IN (SELECT person_id FROM membership WHERE community_id = $1)"))
        .bind(c)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn move_ways_in(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!(
        "UPDATE way_in SET community_id = $2 WHERE community_id = $1"
    ))
    .bind(gone)
    .bind(kept)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn move_saved_answers(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!(
        "UPDATE saved_answer SET community_id = $2 WHERE community_id = $1"
    ))
    .bind(gone)
    .bind(kept)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn move_stand_ins(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!("UPDATE stand_in SET community_id = $2 WHERE community_id = $1 AND coordinator_id NOT IN (SELECT coordinator_id FROM stand_in WHERE community_id = $2)"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_stand_ins(w: &mut Writer, gone: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM stand_in WHERE community_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Guests who were admitted to the first and belong to the second are admitted to the second.
pub(crate) async fn insert_guests(
    w: &mut Writer,
    from: CommunityId,
    to: CommunityId,
) -> Result<()> {
    w.query(sql!("INSERT INTO guest_community (person_id, community_id) SELECT person_id, $2 FROM guest_community WHERE community_id = $1 ON CONFLICT (person_id, community_id) DO NOTHING"))
        .bind(from)
        .bind(to)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn delete_guests(w: &mut Writer, gone: CommunityId) -> Result<()> {
    w.query(sql!("DELETE FROM guest_community WHERE community_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn update_parent(
    w: &mut Writer,
    c: CommunityId,
    parent: Option<CommunityId>,
) -> Result<()> {
    w.query(sql!("UPDATE community SET parent_id = $2 WHERE id = $1"))
        .bind(c)
        .bind(parent)
        .execute()
        .await?;
    Ok(())
}

pub(crate) async fn move_groups(w: &mut Writer, gone: CommunityId, to: CommunityId) -> Result<()> {
    w.query(sql!(
        "UPDATE community SET parent_id = $2 WHERE parent_id = $1 AND id <> $2"
    ))
    .bind(gone)
    .bind(to)
    .execute()
    .await?;
    Ok(())
}

pub(crate) async fn move_addresses(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<()> {
    w.query(sql!(
        "UPDATE former_slug SET community_id = $2 WHERE community_id = $1"
    ))
    .bind(gone)
    .bind(kept)
    .execute()
    .await?;
    Ok(())
}

/// Leaves nothing of a community but its addresses; `false` when that was so already.
pub(crate) async fn update_merged(
    w: &mut Writer,
    gone: CommunityId,
    kept: CommunityId,
) -> Result<bool> {
    let rows = w
        .query(sql!("UPDATE community SET state = 'merged', merged_into = $2, parent_id = NULL WHERE id = $1 AND state <> 'merged'"))
        .bind(gone)
        .bind(kept)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// What a community became part of.
pub(crate) async fn find_merged_into(
    r: &mut Reader,
    c: CommunityId,
) -> Result<Option<CommunityId>> {
    let row: Option<(Option<CommunityId>,)> = r
        .query(sql!("SELECT merged_into FROM community WHERE id = $1"))
        .bind(c)
        .fetch_optional()
        .await?;
    Ok(row.and_then(|(into,)| into))
}
