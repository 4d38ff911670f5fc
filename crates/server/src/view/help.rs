//! Who may do what, as a page: the table of `membership::capability` in words.

use askama::Template;
use membership::capability::TABLE;
use membership::{Capability, Grant, RoleKind};

use super::Frame;
use crate::words::Words;

/// The page.
#[derive(Clone, Template)]
#[template(path = "help_roles.html")]
pub struct RolesHelp {
    /// What every page shares.
    pub frame: Frame,
}

impl RolesHelp {
    /// What the kinds are called, in the order of the table.
    pub fn kinds(&self) -> Vec<&'static str> {
        RoleKind::ALL
            .iter()
            .map(|kind| self.frame.w.get(kind_id(*kind)))
            .collect()
    }

    /// What can be done, and what each kind may of it.
    pub fn rows(&self) -> Vec<(&'static str, Vec<&'static str>)> {
        let w = self.frame.w;
        TABLE
            .iter()
            .map(|(what, grants)| {
                let cells = grants.iter().map(|grant| w.get(grant_id(*grant)));
                (w.get(capability_id(*what)), cells.collect())
            })
            .collect()
    }

    /// What the table does not say.
    pub fn notes(&self) -> [&'static str; 5] {
        [
            "roles-note-join",
            "roles-note-visitor",
            "roles-note-stand-in",
            "roles-note-administrator",
            "roles-note-archived",
        ]
        .map(|id| Words::get(self.frame.w, id))
    }
}

fn kind_id(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Visitor => "roles-kind-visitor",
        RoleKind::Network => "roles-kind-network",
        RoleKind::Guest => "roles-kind-guest",
        RoleKind::Member => "roles-kind-member",
        RoleKind::Coordinator => "roles-kind-coordinator",
        RoleKind::Administrator => "roles-kind-administrator",
    }
}

fn grant_id(grant: Grant) -> &'static str {
    match grant {
        Grant::No => "roles-grant-no",
        Grant::Yes => "roles-grant-yes",
        Grant::IfPublic => "roles-grant-if-public",
        Grant::IfNetwork => "roles-grant-if-network",
        Grant::Already => "roles-grant-already",
    }
}

fn capability_id(what: Capability) -> &'static str {
    match what {
        Capability::Read => "roles-can-read",
        Capability::Join => "roles-can-join",
        Capability::Write => "roles-can-write",
        Capability::InviteMembers => "roles-can-invite-members",
        Capability::AnswerRequests => "roles-can-answer-requests",
        Capability::ChangeCommunity => "roles-can-change-community",
        Capability::Announce => "roles-can-announce",
        Capability::SeeDesk => "roles-can-see-desk",
        Capability::ExportMembers => "roles-can-export-members",
        Capability::ChangeRoles => "roles-can-change-roles",
        Capability::FoundGroup => "roles-can-found-group",
        Capability::ChangeSlug => "roles-can-change-slug",
        Capability::Archive => "roles-can-archive",
        Capability::MergeAndSplit => "roles-can-merge-and-split",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Actor, Lang, Person, PersonId};
    use membership::{Role, Standing, State, Visibility};

    fn actor(guest: bool, administrator: bool) -> Actor {
        Actor::Person(Person {
            id: PersonId(Default::default()),
            administrator,
            session: None,
            guest,
        })
    }

    /// Somebody of each kind, in the order of the table.
    fn somebody(kind: RoleKind) -> (Actor, Option<Role>) {
        match kind {
            RoleKind::Visitor => (Actor::Anonymous, None),
            RoleKind::Network => (actor(false, false), None),
            RoleKind::Guest => (actor(true, false), Some(Role::Member)),
            RoleKind::Member => (actor(false, false), Some(Role::Member)),
            RoleKind::Coordinator => (actor(false, false), Some(Role::Coordinator)),
            RoleKind::Administrator => (actor(false, true), None),
        }
    }

    #[test]
    fn the_page_says_what_everybody_may() {
        for lang in [Lang::Nl, Lang::En] {
            let page = RolesHelp::sample(lang);
            let w = page.frame.w;
            let html = page.render().unwrap();
            let rows: Vec<&str> = html.split("<tr><th scope=\"row\">").skip(1).collect();
            assert_eq!(rows.len(), Capability::ALL.len());
            for (row, what) in rows.iter().zip(Capability::ALL) {
                assert!(row.starts_with(w.get(capability_id(*what))), "{row}");
                let cells: Vec<&str> = row
                    .split("<td>")
                    .skip(1)
                    .map(|cell| cell.split("</td>").next().unwrap())
                    .collect();
                for (cell, kind) in cells.iter().zip(RoleKind::ALL) {
                    let (who, role) = somebody(*kind);
                    let may =
                        |visibility| Standing::new(visibility, State::Open, role, &who).may(*what);
                    let all = Visibility::ALL.iter().map(|one| may(*one));
                    let truth = match all.collect::<Vec<bool>>().as_slice() {
                        [true, true, true] => Grant::Yes,
                        [true, true, false] => Grant::IfNetwork,
                        [true, false, false] => Grant::IfPublic,
                        [false, false, false] if *cell == w.get("roles-grant-already") => {
                            Grant::Already
                        }
                        [false, false, false] => Grant::No,
                        other => panic!("{what} {kind}: {other:?}"),
                    };
                    assert_eq!(*cell, w.get(grant_id(truth)), "{what} {kind}");
                    let archived = Standing::new(Visibility::Public, State::Archived, role, &who);
                    assert!(!what.needs_open() || !archived.may(*what), "{what} {kind}");
                }
                assert_eq!(cells.len(), RoleKind::ALL.len());
            }
        }
    }
}
