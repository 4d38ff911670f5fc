//! What is known of somebody here, for themselves; and letting it go when they are erased.

pub(crate) mod store;

use ::store::{Reader, Writer, outbox};
use base::{Call, CommunityId, Counts, Fact, PersonId, Traces, Ts};

use crate::member::store as members;
use crate::way_in::store as ways_in;
use crate::{Belonging, Error, OwnRequest, Role, StandIn};

/// What is known of the caller.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Where the caller belongs.
    pub memberships: Vec<Belonging>,
    /// What they asked to join, and what came of it as far as they know.
    pub requests: Vec<Request>,
    /// Where they stand in for somebody, or somebody for them.
    pub stand_ins: Vec<StandingIn>,
    /// Where they may be as a guest.
    pub guest_of: Vec<CommunityId>,
    /// The names of all communities named above, in Dutch.
    pub named: Vec<Named>,
}

/// A request to join.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Request {
    /// What.
    pub community_id: CommunityId,
    /// Why, when, and what came of it.
    #[sqlx(flatten)]
    pub asked: OwnRequest,
}

/// Who stands in for whom, and where.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StandingIn {
    /// Where.
    pub community_id: CommunityId,
    /// Who, for whom, and when.
    #[sqlx(flatten)]
    pub who: StandIn,
}

/// A community by its names.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Named {
    /// Which.
    pub id: CommunityId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name in Dutch.
    pub name_nl: String,
    /// Its name in English.
    pub name_en: String,
}

/// Everything this slice knows of the caller; `more` are communities that another part of the download names. Fails with
/// `SignInNeeded`.
pub async fn export_mine(
    r: &mut Reader,
    call: &Call,
    more: &[CommunityId],
) -> Result<Exported, Error> {
    let me = call.actor.person().ok_or(Error::SignInNeeded)?;
    let memberships = members::list_of_person(r, me).await?;
    let requests: Vec<Request> = store::list_requests(r, me)
        .await?
        .into_iter()
        .map(|one| Request {
            asked: one.asked.told(call.now),
            ..one
        })
        .collect();
    let stand_ins = store::list_stand_ins(r, me).await?;
    let guest_of = store::list_guest(r, me).await?;
    let mut ids: Vec<CommunityId> = more.to_vec();
    ids.extend(memberships.iter().map(|one| one.id));
    ids.extend(requests.iter().map(|one| one.community_id));
    ids.extend(stand_ins.iter().map(|one| one.community_id));
    ids.extend(&guest_of);
    ids.sort_unstable();
    ids.dedup();
    Ok(Exported {
        named: store::list_named(r, &ids).await?,
        memberships,
        requests,
        stand_ins,
        guest_of,
    })
}

/// The communities that nobody would look after if the caller went, in their order. Fails with `SignInNeeded`.
pub async fn alone_in(r: &mut Reader, call: &Call) -> Result<Vec<Belonging>, Error> {
    let me = call.actor.person().ok_or(Error::SignInNeeded)?;
    alone(r, me).await
}

async fn alone(r: &mut Reader, person: PersonId) -> Result<Vec<Belonging>, Error> {
    let mut alone = Vec::new();
    for one in members::list_of_person(r, person).await? {
        if one.role == Role::Coordinator
            && members::count_other_coordinators(r, one.id, person).await? == 0
        {
            alone.push(one);
        }
    }
    Ok(alone)
}

/// Ends everything somebody is here; how many of each, and the communities that nobody looks after now. That does not hold an
/// erasure up, as the law does not wait for a successor: the caller tells the administrators.
///
/// States [`Fact::MembershipEnded`] for each membership.
pub async fn erase(
    w: &mut Writer,
    call: &Call,
    person: PersonId,
) -> Result<(Counts, Vec<Belonging>), Error> {
    let mut belongings = members::list_of_person(w, person).await?;
    // In one order for all, so that two of them never wait for each other.
    belongings.sort_by_key(|one| one.id);
    for one in &belongings {
        members::lock(w, one.id).await?;
    }
    let alone = alone(w, person).await?;
    let mut counts = Counts::default();
    for one in &belongings {
        if members::delete(w, one.id, person).await? {
            crate::community::store::add_members(w, one.id, -1).await?;
            crate::stand_in::store::delete_moot(w, one.id).await?;
            let fact = Fact::MembershipEnded {
                community: one.id,
                person,
            };
            outbox::append(w, call, &fact).await?;
            counts.add("memberships", 1);
        }
    }
    counts.add("requests", store::delete_requests(w, person).await?);
    store::update_answered_by(w, person, None).await?;
    members::delete_guest(w, person).await?;
    Ok((counts, alone))
}

/// Puts a word that names nobody where a request to join, its answer or a saved answer names the person; how many it changed.
pub async fn forget_in_requests(w: &mut Writer, traces: &Traces) -> Result<u64, Error> {
    let mut changed = 0;
    for mut row in store::list_texts(w).await? {
        let mut named = false;
        for text in [&mut row.reason, &mut row.answer, &mut row.next_step] {
            if let Some(neutral) = traces.neutral(text) {
                *text = neutral;
                named = true;
            }
        }
        if named {
            changed += store::update_texts(w, &row).await?;
        }
    }
    for mut row in store::list_saved(w).await? {
        let mut named = false;
        for text in [&mut row.title, &mut row.answer, &mut row.next_step] {
            if let Some(neutral) = traces.neutral(text) {
                *text = neutral;
                named = true;
            }
        }
        if named {
            changed += store::update_saved(w, &row).await?;
        }
    }
    Ok(changed)
}

/// Forgets requests that were made before a moment, whatever came of them; how many.
pub async fn forget_requests(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(store::delete_old_requests(w, before).await?)
}

/// Forgets who stood in for whom until before a moment; how many.
pub async fn forget_stand_ins(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(crate::stand_in::store::delete_ended(w, before).await?)
}

/// Forgets the invitations to an address of the person or by their name, and puts a word that names nobody where a personal word
/// names them; how many it changed.
pub async fn forget_in_ways_in(w: &mut Writer, traces: &Traces) -> Result<u64, Error> {
    let mut changed = 0;
    for (id, email, name, word) in ways_in::list_texts(w).await? {
        if email.is_some_and(|email| traces.is_address(&email)) || traces.found_in(&name) {
            changed += ways_in::delete(w, id).await?;
        } else if let Some(neutral) = traces.neutral(&word) {
            changed += ways_in::update_word(w, id, &neutral).await?;
        }
    }
    Ok(changed)
}

/// Forgets ways in that led nowhere since before a moment; how many.
pub async fn forget_ways_in(w: &mut Writer, before: Ts) -> Result<u64, Error> {
    Ok(ways_in::delete_expired(w, before).await?)
}
