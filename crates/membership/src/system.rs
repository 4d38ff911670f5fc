//! Unchecked questions and bulk loading, for reactions, digests and the command line only.

use base::{Call, CommunityId, Fact, PersonId, Secret, Ts, WayInId};
use store::{Reader, Result, Writer, outbox, sql};

pub use crate::leaving::{
    erase, forget_in_requests, forget_in_ways_in, forget_requests, forget_stand_ins, forget_ways_in,
};
use crate::member::store as members;
use crate::request::store as requests;
use crate::stand_in::store as stand_ins;
use crate::{AnsweredRequest, Community, Error, Role, StandIn, WayIn, way_in};

/// The communities a person belongs to, and since when.
pub async fn communities_of(r: &mut Reader, person: PersonId) -> Result<Vec<(CommunityId, Ts)>> {
    r.query(sql!(
        "SELECT community_id, joined_at FROM membership WHERE person_id = $1 ORDER BY community_id"
    ))
    .bind(person)
    .fetch_all()
    .await
}

/// Every community with its slug and its number of members, largest first.
pub async fn sizes(r: &mut Reader) -> Result<Vec<(CommunityId, String, i64)>> {
    r.query(sql!(
        "SELECT id, slug, member_count FROM community ORDER BY member_count DESC, slug"
    ))
    .fetch_all()
    .await
}

/// The slug of a community.
pub async fn slug_of(r: &mut Reader, id: CommunityId) -> Result<Option<String>> {
    let row: Option<(String,)> = r
        .query(sql!("SELECT slug FROM community WHERE id = $1"))
        .bind(id)
        .fetch_optional()
        .await?;
    Ok(row.map(|(slug,)| slug))
}

/// A community, whoever may see it.
pub async fn community(r: &mut Reader, id: CommunityId) -> Result<Option<Community>> {
    crate::community::store::find_by_id(r, id).await
}

/// Everybody who belongs to a community, in the order of their ids.
pub async fn members(r: &mut Reader, id: CommunityId) -> Result<Vec<PersonId>> {
    let rows: Vec<(PersonId,)> = r
        .query(sql!(
            "SELECT person_id FROM membership WHERE community_id = $1 ORDER BY person_id"
        ))
        .bind(id)
        .fetch_all()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Which community goes on in the place of one: itself, or what it became part of.
pub async fn goes_on_as(r: &mut Reader, id: CommunityId) -> Result<CommunityId> {
    let mut on = id;
    while let Some(into) = crate::community::theme::store::find_merged_into(r, on).await? {
        on = into;
    }
    Ok(on)
}

/// Who looks after a community.
pub async fn coordinators(r: &mut Reader, id: CommunityId) -> Result<Vec<PersonId>> {
    members::list_coordinators(r, id).await
}

/// Who looks after a community at a moment: its coordinators, longest-serving first, and whoever stands in for one.
pub async fn looking_after(r: &mut Reader, id: CommunityId, at: Ts) -> Result<Vec<PersonId>> {
    let mut all = members::list_coordinators(r, id).await?;
    for one in stand_ins::list(r, id, at).await? {
        if one.holds(at) && !all.contains(&one.person_id) {
            all.push(one.person_id);
        }
    }
    Ok(all)
}

/// What somebody is in a community for good; `None` when no member.
pub async fn role_of(r: &mut Reader, id: CommunityId, person: PersonId) -> Result<Option<Role>> {
    members::find_role(r, id, person).await
}

/// How many requests to join wait in a community.
pub async fn count_waiting(r: &mut Reader, id: CommunityId) -> Result<i64> {
    Ok(requests::count_waiting(r, id).await?.0)
}

/// How many others waited already when somebody asked to join; `None` when they wait no longer.
pub async fn waiting_before(
    r: &mut Reader,
    id: CommunityId,
    person: PersonId,
) -> Result<Option<i64>> {
    requests::count_before(r, id, person).await
}

/// The answer to somebody's request, which nobody takes back before this transaction is over; `None` when there is none.
pub async fn hold_answer(
    w: &mut Writer,
    id: CommunityId,
    person: PersonId,
) -> Result<Option<AnsweredRequest>> {
    requests::hold_answered(w, id, person).await
}

/// Who stands in for a coordinator.
pub async fn stand_in_for(
    r: &mut Reader,
    id: CommunityId,
    coordinator: PersonId,
) -> Result<Option<StandIn>> {
    stand_ins::find(r, id, coordinator).await
}

/// Says of every community that somebody looks after that they stop at a moment to come.
///
/// States [`Fact::CoordinatorLeaves`] for each.
pub async fn announce_leave(w: &mut Writer, call: &Call, person: PersonId, from: Ts) -> Result<()> {
    for community in members::list_coordinated(w, person).await? {
        let fact = Fact::CoordinatorLeaves {
            community,
            person,
            from,
        };
        outbox::append(w, call, &fact).await?;
    }
    Ok(())
}

/// Makes somebody a member like others wherever they are coordinator or stand in for one, also where nobody else is.
///
/// States [`Fact::RoleChanged`] and [`Fact::CoordinatorLeaves`] for each community.
pub async fn step_down(w: &mut Writer, call: &Call, person: PersonId) -> Result<()> {
    for community in members::list_coordinated(w, person).await? {
        members::lock(w, community).await?;
        if members::update_role(w, community, person, Role::Member.as_str()).await? {
            outbox::append(w, call, &Fact::RoleChanged { community, person }).await?;
            let fact = Fact::CoordinatorLeaves {
                community,
                person,
                from: call.now,
            };
            outbox::append(w, call, &fact).await?;
            stand_ins::delete_moot(w, community).await?;
        }
    }
    stand_ins::delete_of_person(w, person).await?;
    Ok(())
}

/// A way in for one address with the secret of its letter, from now on the only one that works; `None` when it leads nowhere
/// any more.
pub async fn issue_way_in(
    w: &mut Writer,
    call: &Call,
    id: WayInId,
) -> std::result::Result<Option<(WayIn, Secret)>, Error> {
    way_in::accept::issue(w, call, id).await
}

/// A membership to load in bulk.
#[derive(Debug, Clone, Copy)]
pub struct Loaded {
    /// Where.
    pub community: CommunityId,
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// Since when.
    pub joined_at: Ts,
}

/// Loads memberships without stating facts: only for a sample database.
pub async fn load(w: &mut Writer, all: &[Loaded]) -> Result<()> {
    for some in all.chunks(512) {
        w.query(sql!("INSERT INTO membership (community_id, person_id, role, joined_at) VALUES $*4 ON CONFLICT (community_id, person_id) DO NOTHING"))
            .rows(4, some, |cells, m| {
                cells.bind(m.community).bind(m.person).bind(m.role.as_str()).bind(m.joined_at);
            })
            .execute()
            .await?;
    }
    w.query(sql!("UPDATE community SET member_count = (SELECT COUNT(*) FROM membership m WHERE m.community_id = community.id)"))
        .execute()
        .await?;
    Ok(())
}
