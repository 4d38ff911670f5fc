//! Making what one account belongs to part of what another does, when both are one person's.

use base::{Call, CommunityId, Fact, PersonId, Ts};
use store::{Reader, Result as Stored, Writer, outbox, sql};

use super::{Role, store as rows};
use crate::Error;
use crate::community::store as communities;
use crate::leaving::store::update_answered_by;
use crate::stand_in::store::delete_moot;
use crate::way_in::store as ways_in;

/// Hands the memberships, requests, invitations and admissions of `gone` to `kept`, for the program and administrators.
///
/// In a community of both the higher role and the earlier day count. Who stands in for whom goes over as far as it makes sense
/// afterwards. A request of `kept` stays, one of `gone` goes over unless
/// `kept` asked or belongs there; `guest` says whether the account that stays is a guest's, otherwise no admissions are left.
/// States [`Fact::MembershipStarted`] where `kept` did not belong before, and [`Fact::RoleChanged`]. Doing it again changes
/// nothing. Fails with `NotCoordinator` for others.
pub async fn merge_person(
    w: &mut Writer,
    call: &Call,
    kept: PersonId,
    gone: PersonId,
    guest: bool,
) -> Result<(), Error> {
    crate::access::administers(call)?;
    let own = list_roles(w, kept).await?;
    // One community after the other in the order of their ids, as two who merge at once would take them.
    for (community, role, joined_at) in list_roles(w, gone).await? {
        rows::lock(w, community).await?;
        match own.iter().find(|(id, ..)| *id == community) {
            None => {
                move_membership(w, community, kept, gone).await?;
                let fact = Fact::MembershipStarted {
                    community,
                    person: kept,
                };
                outbox::append(w, call, &fact).await?;
            }
            Some((_, before, since)) => {
                rows::delete(w, community, gone).await?;
                communities::add_members(w, community, -1).await?;
                update_joined(w, community, kept, joined_at.min(*since)).await?;
                if role == Role::Coordinator.as_str() && *before != role {
                    rows::update_role(w, community, kept, &role).await?;
                    let fact = Fact::RoleChanged {
                        community,
                        person: kept,
                    };
                    outbox::append(w, call, &fact).await?;
                }
            }
        }
    }
    ways_in::move_inviter(w, kept, gone).await?;
    move_requests(w, kept, gone).await?;
    delete_requests(w, gone).await?;
    delete_moot_requests(w, kept).await?;
    update_answered_by(w, gone, Some(kept)).await?;
    move_stand_ins(w, kept, gone).await?;
    move_stood_in(w, kept, gone).await?;
    delete_stood_in(w, gone).await?;
    for (community, ..) in list_roles(w, kept).await? {
        delete_moot(w, community).await?;
    }
    if guest {
        move_guest(w, kept, gone).await?;
    } else {
        rows::delete_guest(w, kept).await?;
    }
    Ok(rows::delete_guest(w, gone).await?)
}

async fn list_roles(r: &mut Reader, p: PersonId) -> Stored<Vec<(CommunityId, String, Ts)>> {
    r.query(sql!("SELECT community_id, role, joined_at FROM membership WHERE person_id = $1 ORDER BY community_id"))
        .bind(p)
        .fetch_all()
        .await
}

async fn move_membership(
    w: &mut Writer,
    c: CommunityId,
    kept: PersonId,
    gone: PersonId,
) -> Stored<()> {
    w.query(sql!(
        "UPDATE membership SET person_id = $2 WHERE community_id = $1 AND person_id = $3"
    ))
    .bind(c)
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

async fn update_joined(w: &mut Writer, c: CommunityId, kept: PersonId, at: Ts) -> Stored<()> {
    w.query(sql!(
        "UPDATE membership SET joined_at = $3 WHERE community_id = $1 AND person_id = $2"
    ))
    .bind(c)
    .bind(kept)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

async fn move_requests(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE join_request SET person_id = $1 WHERE person_id = $2 AND community_id NOT IN (SELECT community_id FROM join_request WHERE person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn delete_requests(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM join_request WHERE person_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

/// Forgets what somebody asked where they belong now.
async fn delete_moot_requests(w: &mut Writer, kept: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM join_request WHERE person_id = $1 AND community_id IN (SELECT community_id FROM membership WHERE person_id = $1)"))
        .bind(kept)
        .execute()
        .await?;
    Ok(())
}

async fn move_guest(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE guest_community SET person_id = $1 WHERE person_id = $2 AND community_id NOT IN (SELECT community_id FROM guest_community WHERE person_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn move_stand_ins(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!(
        "UPDATE stand_in SET person_id = $1 WHERE person_id = $2"
    ))
    .bind(kept)
    .bind(gone)
    .execute()
    .await?;
    Ok(())
}

async fn move_stood_in(w: &mut Writer, kept: PersonId, gone: PersonId) -> Stored<()> {
    w.query(sql!("UPDATE stand_in SET coordinator_id = $1 WHERE coordinator_id = $2 AND community_id NOT IN (SELECT community_id FROM stand_in WHERE coordinator_id = $1)"))
        .bind(kept)
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}

async fn delete_stood_in(w: &mut Writer, gone: PersonId) -> Stored<()> {
    w.query(sql!("DELETE FROM stand_in WHERE coordinator_id = $1"))
        .bind(gone)
        .execute()
        .await?;
    Ok(())
}
