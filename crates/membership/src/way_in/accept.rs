//! Coming in: looking first, as mail programs do too, then using a way in.

use ::store::{Reader, Writer, outbox};
use base::{Call, Email, Fact, PersonId, Secret, Ts};

use super::{WayIn, store};
use crate::community::{Community, State, store as communities};
use crate::member::store as members;
use crate::{Error, Role, access};

/// What the holder of a secret sees of a way in, and of the community it leads to.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The community, also one that only members know of.
    pub community: Community,
    /// The way in.
    pub way_in: WayIn,
}

impl Offered {
    /// Whether it is a link, which more than one may use.
    pub fn is_link(&self) -> bool {
        self.way_in.email.is_none()
    }

    /// As what it lets somebody with this address in: as coordinator only whoever was invited by it, as letters are passed on.
    pub fn role_for(&self, address: &Email) -> Role {
        let own = self.way_in.email.as_deref();
        let own = own.and_then(|own| Email::parse("email", own).ok());
        match self.way_in.role {
            Role::Coordinator if own.is_none_or(|own| own.key() != address.key()) => Role::Member,
            role => role,
        }
    }

    /// Who invited, when a person did so by name: a letter that was asked for, or one of the program, comes from nobody.
    pub fn invited_by(&self) -> Option<PersonId> {
        let by = self.way_in.invited_by;
        (self.way_in.link_id.is_none() && by != PersonId(Default::default())).then_some(by)
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The community's name in addresses.
    pub slug: String,
    /// Whether the caller has become a member by it, or more than they were.
    pub changed: bool,
}

/// The way in with this secret and where it leads, whoever holds it; changes nothing.
///
/// `None` when it was used up or taken back, has expired, never was one, or its community became part of another.
pub async fn find_way_in(r: &mut Reader, now: Ts, secret: &str) -> Result<Option<Offered>, Error> {
    let Some(secret) = Secret::parse(secret) else {
        return Ok(None);
    };
    let Some(way_in) = store::find_living(r, &secret, now).await? else {
        return Ok(None);
    };
    let community = communities::find_by_id(r, way_in.community_id).await?;
    let community = community.filter(|community| community.state != State::Merged);
    Ok(community.map(|community| Offered { community, way_in }))
}

/// Makes the caller a member by a way in, whatever the community's door says; whoever is one already uses nothing up.
///
/// An invitation to look after the community makes coordinator, also of a member, when the caller's account has the `address`
/// it went to; that is put on record. Anybody else who holds it becomes a member. A request that
/// waits is answered by it. States [`Fact::MembershipStarted`] or [`Fact::RoleChanged`]. Fails with `SignInNeeded`,
/// `LinkSpent` when it leads nowhere any more (of two who want the last use one wins), `Guest` for a guest who was not
/// admitted there, and `Archived`; then drop the `Writer`.
pub async fn accept_way_in(
    w: &mut Writer,
    call: &Call,
    secret: &str,
    address: &Email,
) -> Result<Accepted, Error> {
    let person = call.actor.person().ok_or(Error::SignInNeeded)?;
    let offered = find_way_in(w, call.now, secret)
        .await?
        .ok_or(Error::LinkSpent)?;
    let gets = offered.role_for(address);
    let (community, way_in) = (offered.community, offered.way_in);
    if call.actor.is_guest() && !members::is_admitted(w, community.id, person).await? {
        return Err(Error::Guest);
    }
    if community.state != State::Open {
        return Err(Error::Archived);
    }
    let mut accepted = Accepted {
        slug: community.slug.clone(),
        changed: false,
    };
    // The community before the way in, as inviting does, so that the two never wait for each other.
    members::lock(w, community.id).await?;
    let role = members::find_role(w, community.id, person).await?;
    if role == Some(Role::Coordinator) || role == Some(gets) {
        return Ok(accepted);
    }
    let mut used = store::use_up(w, way_in.id, call.now).await?;
    if let Some(link) = way_in.link_id {
        used = used && store::use_up(w, link, call.now).await?;
    }
    if !used {
        return Err(Error::LinkSpent);
    }
    let community = community.id;
    if members::insert(w, community, person, gets.as_str(), call.now).await? {
        communities::add_members(w, community, 1).await?;
        store::settle_request(w, community, person, way_in.invited_by, call.now).await?;
        let fact = Fact::MembershipStarted { community, person };
        outbox::append(w, call, &fact).await?;
    } else if members::update_role(w, community, person, gets.as_str()).await? {
        outbox::append(w, call, &Fact::RoleChanged { community, person }).await?;
    }
    if gets == Role::Coordinator {
        access::put_on_record(w, call, "coordinator-made", community, Some(person)).await?;
    }
    accepted.changed = true;
    Ok(accepted)
}

/// The secret of a letter to an address, from now on the only one that works, and what it leads to; `None` when it leads
/// nowhere any more.
pub(crate) async fn issue(
    w: &mut Writer,
    call: &Call,
    id: base::WayInId,
) -> Result<Option<(WayIn, Secret)>, Error> {
    let secret = Secret::new(&call.ids);
    if !store::update_digest(w, id, &secret, call.now).await? {
        return Ok(None);
    }
    let way_in = store::find(w, id).await?;
    Ok(way_in.map(|way_in| (way_in, secret)))
}
