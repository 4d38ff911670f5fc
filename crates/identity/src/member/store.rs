//! The statements on people by the communities they belong to.

use ::store::{Reader, Result, sql};
use base::{CommunityId, PersonId, Ts};

use super::{Member, MemberCursor, MemberFilter};
use crate::profile::store::plain;

/// A part of a name is found by taking it away, as `REPLACE` means the same on both databases.
pub(super) async fn list(
    r: &mut Reader,
    community: CommunityId,
    now: Ts,
    filter: &MemberFilter,
    after: &MemberCursor,
    most: i64,
) -> Result<Vec<Member>> {
    let anywhere = if filter.organisation.is_none() {
        "yes"
    } else {
        ""
    };
    r.query(sql!("SELECT p.id, p.handle, p.name, p.organisation, p.province, p.photo, m.role, m.joined_at FROM community_member m JOIN person p ON p.id = m.person_id WHERE m.community_id = $1 AND (p.name_key, p.id) > ($2, $3) AND p.disabled = FALSE AND (p.guest_until IS NULL OR p.guest_until > $4) AND ($5 = '' OR REPLACE(p.name_key, $5, '') <> p.name_key) AND ($6 = '' OR p.province = $6) AND ($7 = 'yes' OR EXISTS (SELECT 1 FROM employment e WHERE e.organisation_id = $8 AND e.person_id = p.id AND e.until IS NULL)) AND ($9 = '' OR m.role = $9) ORDER BY p.name_key, p.id LIMIT $10"))
        .bind(community)
        .bind(plain(&after.key))
        .bind(after.id)
        .bind(now)
        .bind(plain(&filter.name))
        .bind(filter.province.map_or("", |one| one.name()))
        .bind(anywhere)
        .bind(filter.organisation)
        .bind(filter.role.as_str())
        .bind(most)
        .fetch_all()
        .await
}

pub(super) async fn list_addresses(
    r: &mut Reader,
    community: CommunityId,
) -> Result<Vec<(PersonId, String)>> {
    r.query(sql!("SELECT m.person_id, p.email FROM community_member m JOIN person p ON p.id = m.person_id WHERE m.community_id = $1 AND p.disabled = FALSE ORDER BY m.person_id"))
        .bind(community)
        .fetch_all()
        .await
}
