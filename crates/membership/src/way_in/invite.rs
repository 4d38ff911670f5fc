//! Inviting people by their addresses, many at once.

use std::collections::{HashMap, HashSet};

use ::store::outbox::Stated;
use ::store::record::{self, Act};
use ::store::{Writer, outbox};
use base::{Actor, Call, CommunityId, Fact, PersonId, Secret, WayInId};

use super::store::{self, New};
use super::{DAY, INVITATION_DAYS, Invitee, Outcome, personal};
use crate::community::{Slug, store as communities};
use crate::member::store as members;
use crate::{Capability, Error, Role, access};

/// Invites people to a community, as members or to look after it, with a personal word or none; what came of each, in
/// their order. At most 500.
///
/// Whoever has no account and whoever has one get the same answer, a letter each; members are named as such, guests of
/// other places to those who look after accounts only. Who was invited before is invited again: a new letter, for
/// [`INVITATION_DAYS`] from now, and the earlier one opens nothing any more. States [`Fact::InvitedToCommunity`] for each
/// letter; inviting coordinators is put on record. Fails with `NotFound`, `SignInNeeded`, `NotCoordinator`, `Archived`, and
/// `Invalid` for a `word` that is too long.
pub async fn invite(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    all: &[Invitee],
    role: Role,
    word: &str,
) -> Result<Vec<Outcome>, Error> {
    let community = access::to_do(w, call, slug, Capability::InviteMembers)
        .await?
        .community
        .id;
    if role == Role::Coordinator {
        access::for_good(w, call, community).await?;
    }
    let word = personal(word)?;
    // Two who invite the same address at once do so one after the other.
    members::lock(w, community).await?;
    let belong = belonging(w, community, all).await?;
    let keys: Vec<String> = all.iter().map(|one| one.email.key().to_owned()).collect();
    let known = store::list_of_addresses(w, community, call.now, &keys).await?;
    let known: HashMap<String, WayInId> = known.into_iter().collect();
    let tells = call.actor.is_administrator() || matches!(call.actor, Actor::System(_));
    let (mut outcomes, mut letters, mut fresh) = (Vec::new(), Vec::new(), Vec::new());
    for one in all {
        if one.account.is_some_and(|it| belong.contains(&it.person)) {
            outcomes.push(Outcome::Member);
            continue;
        }
        if tells && one.account.is_some_and(|it| it.guest) {
            outcomes.push(Outcome::Guest);
            continue;
        }
        let new = invitation(call, community, one, role, &word);
        if let Some(id) = known.get(one.email.key()) {
            store::renew(w, *id, &new).await?;
            letters.push(*id);
            outcomes.push(Outcome::Again);
        } else {
            letters.push(new.id);
            fresh.push(new);
            outcomes.push(Outcome::Invited);
        }
    }
    store::insert_all(w, &fresh).await?;
    state(w, call, community, &letters).await?;
    if role == Role::Coordinator {
        for id in &letters {
            let object = &format!("way-in:{id}");
            let act = Act {
                action: "coordinator-invited",
                object,
                person: None,
                result: "ok",
            };
            record::append(w, call, act).await?;
        }
    }
    Ok(outcomes)
}

/// Makes people with an account members at once, for the command line; what came of each, in their order.
///
/// States [`Fact::MembershipStarted`] for each. Fails with `NotCoordinator` unless the program calls, and as [`invite`].
pub async fn add_members(
    w: &mut Writer,
    call: &Call,
    slug: &Slug,
    people: &[PersonId],
    role: Role,
) -> Result<Vec<Outcome>, Error> {
    if !matches!(call.actor, Actor::System(_)) {
        return Err(Error::NotCoordinator);
    }
    let community = access::to_do(w, call, slug, Capability::InviteMembers)
        .await?
        .community
        .id;
    members::lock(w, community).await?;
    let mut outcomes = Vec::new();
    for person in people {
        if !members::insert(w, community, *person, role.as_str(), call.now).await? {
            outcomes.push(Outcome::Member);
            continue;
        }
        communities::add_members(w, community, 1).await?;
        store::settle_request(w, community, *person, by(call), call.now).await?;
        let fact = Fact::MembershipStarted {
            community,
            person: *person,
        };
        outbox::append(w, call, &fact).await?;
        outcomes.push(Outcome::Added);
    }
    Ok(outcomes)
}

/// Who of these belongs to the community.
async fn belonging(
    w: &mut Writer,
    community: CommunityId,
    all: &[Invitee],
) -> Result<HashSet<PersonId>, Error> {
    let people: Vec<PersonId> = all
        .iter()
        .filter_map(|one| one.account.map(|it| it.person))
        .collect();
    let rows = members::list_among(w, community, &people).await?;
    Ok(rows.into_iter().collect())
}

/// Whoever invites; nobody's id for the program.
fn by(call: &Call) -> PersonId {
    call.actor.person().unwrap_or(PersonId(Default::default()))
}

/// The row of an invitation. The secret is nobody's: the letter gets its own when it is written.
fn invitation(call: &Call, community: CommunityId, one: &Invitee, role: Role, word: &str) -> New {
    New {
        id: WayInId(call.ids.uuid(call.now)),
        community,
        secret: Secret::new(&call.ids),
        email: Some((one.email.key().to_owned(), one.email.as_str().to_owned())),
        name: one.name.clone(),
        organisation: one.organisation.clone(),
        role: role.as_str(),
        word: word.to_owned(),
        invited_by: by(call),
        created_at: call.now,
        expires_at: call.now.plus_seconds(INVITATION_DAYS * DAY),
        uses: 1,
        link: None,
    }
}

async fn state(
    w: &mut Writer,
    call: &Call,
    community: CommunityId,
    letters: &[WayInId],
) -> Result<(), Error> {
    let facts: Vec<Fact> = letters
        .iter()
        .map(|id| Fact::InvitedToCommunity {
            community,
            way_in: *id,
        })
        .collect();
    for some in facts.chunks(64) {
        let stated: Vec<Stated<'_>> = some
            .iter()
            .map(|fact| Stated {
                fact,
                at: call.now,
                actor: call.actor.person(),
            })
            .collect();
        outbox::append_each(w, &stated).await?;
    }
    Ok(())
}
