//! Who may do what in a community: the one table that the rules, the labels, the help page and the tests share.

use crate::{Joining, State, Visibility};

base::choice! {
    /// What can be done in a community.
    Capability {
        /// Reading it, and knowing that it is there.
        Read = "read",
        /// Becoming a member, in the way the community chose.
        Join = "join",
        /// Opening threads and answering.
        Write = "write",
        /// Asking others in.
        InviteMembers = "invite-members",
        /// Letting in or refusing whoever asked.
        AnswerRequests = "answer-requests",
        /// Changing what the community says of itself, who may read it and how one joins.
        ChangeCommunity = "change-community",
        /// Telling everybody in it something at once.
        Announce = "announce",
        /// Seeing what waits and how it goes.
        SeeDesk = "see-desk",
        /// Taking the list of members along.
        ExportMembers = "export-members",
        /// Making somebody coordinator, or member again.
        ChangeRoles = "change-roles",
        /// Making a working group inside it.
        FoundGroup = "found-group",
        /// Giving it another name in addresses.
        ChangeSlug = "change-slug",
        /// Closing it so that it can only be read, and opening it again.
        Archive = "archive",
        /// Making it part of another, or moving threads out of it.
        MergeAndSplit = "merge-and-split",
    }
}

base::choice! {
    /// What somebody is in a community, as far as rights go.
    RoleKind {
        /// Not signed in; and a guest where they were not admitted.
        Visitor = "visitor",
        /// Signed in, of the network, and no member here.
        Network = "network",
        /// A guest of the network who was admitted here and is a member.
        Guest = "guest",
        /// A member.
        Member = "member",
        /// A coordinator, or a member who stands in for one.
        Coordinator = "coordinator",
        /// Somebody who looks after the whole platform.
        Administrator = "administrator",
    }
}

base::choice! {
    /// What the table says.
    Grant {
        /// No.
        No = "no",
        /// Yes.
        Yes = "yes",
        /// Where everybody may read.
        IfPublic = "if-public",
        /// Where everybody of the network may read.
        IfNetwork = "if-network",
        /// There is no need: it is so already.
        Already = "already",
    }
}

use Grant::{Already, IfNetwork, IfPublic, No, Yes};

/// The table: for each capability what each kind may, in the order of [`RoleKind::ALL`].
pub const TABLE: [(Capability, [Grant; 6]); 14] = [
    (Capability::Read, [IfPublic, IfNetwork, Yes, Yes, Yes, Yes]),
    (
        Capability::Join,
        [No, IfNetwork, Already, Already, Already, Yes],
    ),
    (Capability::Write, [No, No, Yes, Yes, Yes, No]),
    (Capability::InviteMembers, [No, No, No, No, Yes, Yes]),
    (Capability::AnswerRequests, [No, No, No, No, Yes, Yes]),
    (Capability::ChangeCommunity, [No, No, No, No, Yes, Yes]),
    (Capability::Announce, [No, No, No, No, Yes, Yes]),
    (Capability::SeeDesk, [No, No, No, No, Yes, Yes]),
    (Capability::ExportMembers, [No, No, No, No, Yes, Yes]),
    (Capability::ChangeRoles, [No, No, No, No, Yes, Yes]),
    (Capability::FoundGroup, [No, No, No, No, Yes, Yes]),
    (Capability::ChangeSlug, [No, No, No, No, No, Yes]),
    (Capability::Archive, [No, No, No, No, No, Yes]),
    (Capability::MergeAndSplit, [No, No, No, No, No, Yes]),
];

impl Capability {
    /// Whether it ends when the community is archived: then nobody writes, joins, invites or announces.
    pub const fn needs_open(self) -> bool {
        matches!(
            self,
            Self::Join | Self::Write | Self::InviteMembers | Self::Announce | Self::FoundGroup
        )
    }

    /// What the table says of it for a kind.
    pub fn grant(self, kind: RoleKind) -> Grant {
        let row = TABLE.iter().find(|(one, _)| *one == self);
        let place = RoleKind::ALL.iter().position(|one| *one == kind);
        row.zip(place)
            .and_then(|((_, grants), at)| grants.get(at))
            .copied()
            .unwrap_or(No)
    }

    /// Whether a kind may do it where this visibility and this state hold.
    pub fn may(self, kind: RoleKind, visibility: Visibility, state: State) -> bool {
        if self.needs_open() && state != State::Open {
            return false;
        }
        match self.grant(kind) {
            No | Already => false,
            Yes => true,
            IfPublic => visibility == Visibility::Public,
            IfNetwork => visibility != Visibility::Members,
        }
    }
}

base::choice! {
    /// How one becomes a member, in a label.
    Entry {
        /// By one act.
        Open = "open",
        /// By asking.
        Request = "request",
        /// When somebody invites.
        Invitation = "invitation",
        /// Not any more.
        Closed = "closed",
    }
}

/// What the labels on a community's door say, found out by asking the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// Who may read.
    pub readers: Visibility,
    /// Whether members write; nobody else does.
    pub writes: bool,
    /// How one joins.
    pub entry: Entry,
}

impl Door {
    /// The door of a community with these settings.
    pub fn of(visibility: Visibility, joining: Joining, state: State) -> Self {
        let may = |what: Capability, kind| what.may(kind, visibility, state);
        let readers = if may(Capability::Read, RoleKind::Visitor) {
            Visibility::Public
        } else if may(Capability::Read, RoleKind::Network) {
            Visibility::Network
        } else {
            Visibility::Members
        };
        let entry = if state != State::Open {
            Entry::Closed
        } else if !may(Capability::Join, RoleKind::Network) {
            // Whoever may not know of it cannot ask either: then an invitation is the only way.
            Entry::Invitation
        } else {
            match joining {
                Joining::Open => Entry::Open,
                Joining::Request => Entry::Request,
                Joining::Invitation => Entry::Invitation,
            }
        };
        Self {
            readers,
            writes: may(Capability::Write, RoleKind::Member),
            entry,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_every_capability_once() {
        let rows: Vec<Capability> = TABLE.iter().map(|(what, _)| *what).collect();
        assert_eq!(rows, Capability::ALL);
        assert_eq!(RoleKind::ALL.len(), 6);
    }

    #[test]
    fn more_rights_never_take_a_right_away() {
        for (what, _) in TABLE {
            for visibility in Visibility::ALL {
                for kinds in [
                    [RoleKind::Visitor, RoleKind::Network],
                    [RoleKind::Guest, RoleKind::Member],
                    [RoleKind::Member, RoleKind::Coordinator],
                ] {
                    let [less, more] = kinds.map(|kind| what.may(kind, *visibility, State::Open));
                    assert!(more || !less, "{what} {visibility} {kinds:?}");
                }
            }
        }
    }

    #[test]
    fn the_door_says_what_the_table_says() {
        let door = |visibility, joining, state| {
            let door = Door::of(visibility, joining, state);
            (door.readers, door.writes, door.entry)
        };
        let (public, members) = (Visibility::Public, Visibility::Members);
        let table = [
            (
                public,
                Joining::Open,
                State::Open,
                Visibility::Public,
                true,
                Entry::Open,
            ),
            (
                public,
                Joining::Request,
                State::Open,
                Visibility::Public,
                true,
                Entry::Request,
            ),
            (
                Visibility::Network,
                Joining::Open,
                State::Open,
                Visibility::Network,
                true,
                Entry::Open,
            ),
            (
                members,
                Joining::Open,
                State::Open,
                Visibility::Members,
                true,
                Entry::Invitation,
            ),
            (
                members,
                Joining::Request,
                State::Open,
                Visibility::Members,
                true,
                Entry::Invitation,
            ),
            (
                public,
                Joining::Open,
                State::Archived,
                Visibility::Public,
                false,
                Entry::Closed,
            ),
        ];
        for (visibility, joining, state, readers, writes, way_in) in table {
            assert_eq!(door(visibility, joining, state), (readers, writes, way_in));
        }
    }
}
