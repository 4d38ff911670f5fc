//! What somebody is in a community, and what follows from it: the one place that decides.

use base::{Actor, Call, CommunityId, PersonId};
use store::record::{self, Act};
use store::{Reader, Writer};

use crate::community::store::{WithRole, find};
use crate::member::store as members;
use crate::{Capability, Error, Role, RoleKind, Slug, State, Visibility};

/// What the caller is in one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    visibility: Visibility,
    state: State,
    role: Option<Role>,
    signed_in: bool,
    guest: bool,
    above: bool,
}

impl Standing {
    /// The standing of `actor`, whose role in the community is `role`, where `visibility` and `state` hold.
    ///
    /// Administrators and the program itself may read everything.
    pub fn new(visibility: Visibility, state: State, role: Option<Role>, actor: &Actor) -> Self {
        Self {
            visibility,
            state,
            role,
            signed_in: actor.person().is_some(),
            guest: actor.is_guest(),
            above: actor.is_administrator() || matches!(actor, Actor::System(_)),
        }
    }

    /// What the caller is here; for administrators what they are besides.
    ///
    /// What is for the network is not for guests, unless they were admitted there.
    pub fn kind(&self) -> RoleKind {
        match self.role {
            Some(Role::Coordinator) => RoleKind::Coordinator,
            Some(Role::Member) if self.guest => RoleKind::Guest,
            Some(Role::Member) => RoleKind::Member,
            None if self.signed_in && !self.guest => RoleKind::Network,
            None => RoleKind::Visitor,
        }
    }

    /// Whether the caller may do this here, by the table in [`crate::capability`].
    pub fn may(&self, what: Capability) -> bool {
        let may = |kind| what.may(kind, self.visibility, self.state);
        may(self.kind()) || (self.above && may(RoleKind::Administrator))
    }

    /// Whether the caller may know of the community and read in it.
    pub fn may_read(&self) -> bool {
        self.may(Capability::Read)
    }

    /// Whether the caller may open threads and answer: members may, as long as the community goes on.
    pub fn may_write(&self) -> bool {
        self.may(Capability::Write)
    }

    /// Whether the caller looks after this community.
    pub fn may_coordinate(&self) -> bool {
        self.may(Capability::SeeDesk)
    }

    /// Whether the community goes on.
    pub fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// The caller's role; `None` when not a member.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// Whether a person acts.
    pub fn signed_in(&self) -> bool {
        self.signed_in
    }
}

/// The community, when the caller may do this in it.
///
/// Fails with `NotFound` when they may not know of it, `SignInNeeded`, `Archived` when only that stands in the way, and
/// `NotCoordinator`.
pub(crate) async fn to_do(
    r: &mut Reader,
    call: &Call,
    slug: &Slug,
    what: Capability,
) -> Result<WithRole, Error> {
    let row = find(r, call, slug.as_str()).await?.ok_or(Error::NotFound)?;
    let standing = row.standing(call);
    if !standing.may_read() {
        return Err(Error::NotFound);
    }
    if call.actor == Actor::Anonymous {
        return Err(Error::SignInNeeded);
    }
    if standing.may(what) {
        return Ok(row);
    }
    let open = Standing {
        state: State::Open,
        ..standing
    };
    Err(if open.may(what) {
        Error::Archived
    } else {
        Error::NotCoordinator
    })
}

/// Fails with `NotCoordinator` unless an administrator or the program calls.
pub(crate) fn administers(call: &Call) -> Result<(), Error> {
    if call.actor.is_administrator() || matches!(call.actor, Actor::System(_)) {
        Ok(())
    } else {
        Err(Error::NotCoordinator)
    }
}

/// Lets coordinators themselves, administrators and the program through, and not whoever stands in for a while: they give
/// and take no roles that outlast their time. Fails with `NotCoordinator`.
pub(crate) async fn for_good(r: &mut Reader, call: &Call, id: CommunityId) -> Result<(), Error> {
    let person = call.actor.person();
    let Some(person) = person.filter(|_| !call.actor.is_administrator()) else {
        return Ok(());
    };
    match members::find_role(r, id, person).await? {
        Some(Role::Coordinator) => Ok(()),
        Some(Role::Member) | None => Err(Error::NotCoordinator),
    }
}

/// Writes down what was done to a community, and to whom in it.
pub(crate) async fn put_on_record(
    w: &mut Writer,
    call: &Call,
    action: &str,
    community: CommunityId,
    person: Option<PersonId>,
) -> Result<(), Error> {
    let object = format!("community:{community}");
    let act = Act {
        action,
        object: &object,
        person,
        result: "ok",
    };
    Ok(record::append(w, call, act).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Person, PersonId};

    #[test]
    fn who_may_read_and_write() {
        let person = |administrator| {
            Actor::Person(Person {
                id: PersonId(Default::default()),
                administrator,
                session: None,
                guest: false,
            })
        };
        let guest = Actor::Person(Person {
            id: PersonId(Default::default()),
            administrator: false,
            session: None,
            guest: true,
        });
        let (out, inside, admin) = (Actor::Anonymous, person(false), person(true));
        let member = Some(Role::Member);
        // visibility, role, actor -> reads, writes
        let table = [
            (Visibility::Public, None, &out, true, false),
            (Visibility::Network, None, &out, false, false),
            (Visibility::Members, None, &out, false, false),
            (Visibility::Public, None, &inside, true, false),
            (Visibility::Network, None, &inside, true, false),
            (Visibility::Members, None, &inside, false, false),
            (Visibility::Members, member, &inside, true, true),
            (Visibility::Public, member, &inside, true, true),
            (Visibility::Members, None, &admin, true, false),
            (Visibility::Public, None, &guest, true, false),
            (Visibility::Network, None, &guest, false, false),
            (Visibility::Network, member, &guest, true, true),
            (Visibility::Members, None, &guest, false, false),
        ];
        for (visibility, role, actor, reads, writes) in table {
            let standing = Standing::new(visibility, State::Open, role, actor);
            assert_eq!(
                (standing.may_read(), standing.may_write()),
                (reads, writes),
                "{standing:?}"
            );
        }
        let guest_member = Standing::new(Visibility::Network, State::Open, member, &guest);
        assert!(!guest_member.may(Capability::InviteMembers));
        assert_eq!(guest_member.kind(), RoleKind::Guest);
        let archived = Standing::new(Visibility::Public, State::Archived, member, &inside);
        assert_eq!((archived.may_read(), archived.may_write()), (true, false));
        assert!(!Standing::new(Visibility::Public, State::Open, member, &inside).may_coordinate());
        assert!(
            Standing::new(
                Visibility::Public,
                State::Open,
                Some(Role::Coordinator),
                &inside
            )
            .may_coordinate()
        );
    }
}
