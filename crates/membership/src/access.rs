//! What somebody is in a community, and what follows from it: the one place that decides.

use base::Actor;

use crate::{Role, State, Visibility};

/// What the caller is in one community.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    visibility: Visibility,
    role: Option<Role>,
    signed_in: bool,
    guest: bool,
    above: bool,
    open: bool,
}

impl Standing {
    /// The standing of `actor`, whose role in the community is `role`, where `visibility` and `state` hold.
    ///
    /// Administrators and the program itself may read everything.
    pub fn new(visibility: Visibility, state: State, role: Option<Role>, actor: &Actor) -> Self {
        Self {
            visibility,
            role,
            signed_in: actor.person().is_some(),
            guest: actor.is_guest(),
            above: actor.is_administrator() || matches!(actor, Actor::System(_)),
            open: state == State::Open,
        }
    }

    /// Whether the caller may know of the community and read in it. What is for the network is not for guests, unless
    /// they were admitted there.
    pub fn may_read(&self) -> bool {
        self.above
            || match self.visibility {
                Visibility::Public => true,
                Visibility::Network => (self.signed_in && !self.guest) || self.role.is_some(),
                Visibility::Members => self.role.is_some(),
            }
    }

    /// Whether the caller may open threads and answer: members may, as long as the community goes on.
    pub fn may_write(&self) -> bool {
        self.open && self.role.is_some()
    }

    /// Whether the caller looks after this community.
    pub fn may_coordinate(&self) -> bool {
        self.above || self.role == Some(Role::Coordinator)
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
