//! Who looks after a community, handing over and standing in.

use askama::Template;

use super::{FormErrors, Frame, PersonLink};

/// A coordinator.
#[derive(Debug, Clone)]
pub struct CoordinatorRow {
    /// The id, sent as `person` or `coordinator`.
    pub id: String,
    /// Who.
    pub person: PersonLink,
    /// Whether it is the viewer.
    pub own: bool,
    /// Who stands in and when, in words; `None` when nobody does.
    pub stand_in: Option<String>,
}

/// What can be done with a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RoleAct {
    /// Make them coordinator too.
    #[default]
    Make,
    /// Make them coordinator in the viewer's place.
    HandOver,
    /// Let them stand in.
    StandIn,
}

impl RoleAct {
    /// As the form says it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Make => "make",
            Self::HandOver => "hand-over",
            Self::StandIn => "stand-in",
        }
    }

    /// Reads what the form says.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Make, Self::HandOver, Self::StandIn]
            .into_iter()
            .find(|act| act.as_str() == text)
    }
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct RoleTyped {
    /// As `person`: the id of the member.
    pub person: String,
    /// As `act`.
    pub act: RoleAct,
    /// As `coordinator`: the id of the one who is away.
    pub coordinator: String,
    /// As `from`.
    pub from: String,
    /// As `until`.
    pub until: String,
}

/// Who looks after a community.
#[derive(Clone, Template)]
#[template(path = "coordinate/roles.html")]
pub struct Roles {
    /// What every page shares.
    pub frame: Frame,
    /// The community's word in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Whether more coordinators are wanted.
    pub fragile: bool,
    /// Who they are.
    pub coordinators: Vec<CoordinatorRow>,
    /// GET `?q=`: the part of a name that was sought.
    pub sought: String,
    /// The members to choose from: id and who.
    pub members: Vec<(String, PersonLink)>,
    /// What was typed.
    pub typed: RoleTyped,
    /// What was wrong with it.
    pub errors: FormErrors,
}

impl Roles {
    /// Whether the viewer has a role to pass on.
    pub fn is_own(&self) -> bool {
        self.coordinators.iter().any(|row| row.own)
    }
}
