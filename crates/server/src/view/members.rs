//! The members of a community, and the ways into it.

use askama::Template;
use identity::Province;

use super::{CommunityLink, FormErrors, Frame, OrganisationGroup, PersonLink};
use crate::when::When;

/// A member.
#[derive(Debug, Clone)]
pub struct MemberRow {
    /// Who.
    pub person: PersonLink,
    /// The name of the province; empty for none.
    pub province: String,
    /// Whether they look after the community.
    pub coordinator: bool,
    /// Since when; for whoever looks after the community.
    pub joined: When,
    /// Whether it is the viewer.
    pub own: bool,
}

/// What the members were asked for with.
#[derive(Debug, Clone, Default)]
pub struct MemberForm {
    /// Field `q`: a part of the name.
    pub text: String,
    /// Field `organisation`: an id, or empty.
    pub organisation: String,
    /// What to choose from.
    pub groups: Vec<OrganisationGroup>,
    /// Field `province`.
    pub province: Option<Province>,
    /// Field `role`: member, coordinator, or empty.
    pub role: String,
}

impl MemberForm {
    /// Every province: its word, its name, whether it is chosen.
    pub fn provinces(&self) -> Vec<(&'static str, &'static str, bool)> {
        let all = Province::ALL.iter();
        all.map(|one| (one.as_str(), one.name(), self.province == Some(*one)))
            .collect()
    }
}

/// The members of a community: GET `/c/{slug}/members`.
#[derive(Clone, Template)]
#[template(path = "members.html")]
pub struct Members {
    /// What every page shares.
    pub frame: Frame,
    /// Which community.
    pub community: CommunityLink,
    /// How many there are in all.
    pub count: u32,
    /// What they were asked for with; `None` for whoever is not signed in, who sees those who look after it only.
    pub form: Option<MemberForm>,
    /// Whether the viewer looks after the community.
    pub coordinates: bool,
    /// Who fits.
    pub people: Vec<MemberRow>,
    /// Who looks after the community, for whoever is not signed in.
    pub coordinators: Vec<PersonLink>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// Taking a member out: POST `/coordinate/{slug}/members/{handle}/remove` with `reason`.
#[derive(Clone, Template)]
#[template(path = "member_remove.html")]
pub struct MemberRemove {
    /// What every page shares.
    pub frame: Frame,
    /// Which community.
    pub community: CommunityLink,
    /// Who.
    pub person: PersonLink,
    /// What was typed.
    pub reason: String,
    /// What was wrong.
    pub errors: FormErrors,
}

/// What came of one line that was pasted.
#[derive(Debug, Clone)]
pub struct ReportLine {
    /// Its number, from 1.
    pub number: String,
    /// What stands there.
    pub text: String,
    /// What came of it, in words.
    pub outcome: &'static str,
    /// Whether nothing is left to be done about it.
    pub done: bool,
}

/// A way in that is open.
#[derive(Debug, Clone)]
pub struct WayInRow {
    /// Its id.
    pub id: String,
    /// For whom, or that it is a link.
    pub what: String,
    /// Whether it makes coordinator.
    pub coordinator: bool,
    /// Who made it; empty for nobody.
    pub by: String,
    /// For a link, how often it was used and can be.
    pub uses: String,
    /// The last day on which it works.
    pub until: String,
}

/// What was typed to invite people.
#[derive(Debug, Clone, Default)]
pub struct InviteForm {
    /// Field `addresses`.
    pub addresses: String,
    /// Field `role`: whether it is coordinator.
    pub coordinator: bool,
    /// Field `word`.
    pub word: String,
}

/// Inviting people: POST `/coordinate/{slug}/invite` with `addresses`, `file`, `role`, `word`; POST `…/invite/link` with
/// `uses`, `days`; POST `…/invite/{id}/withdraw`.
#[derive(Clone, Template)]
#[template(path = "members_invite.html")]
pub struct MembersInvite {
    /// What every page shares.
    pub frame: Frame,
    /// Which community.
    pub community: CommunityLink,
    /// What was typed.
    pub form: InviteForm,
    /// What was wrong.
    pub errors: FormErrors,
    /// What came of every line.
    pub report: Vec<ReportLine>,
    /// How many letters are under way.
    pub sent: u32,
    /// A link that was just made, shown this once.
    pub link: Option<String>,
    /// Field `uses`.
    pub uses: String,
    /// Field `days`.
    pub days: String,
    /// What was wrong with them.
    pub link_errors: FormErrors,
    /// What is open.
    pub ways: Vec<WayInRow>,
    /// Where the list begins, when this is not the beginning.
    pub first: Option<String>,
    /// Where it goes on.
    pub next: Option<String>,
}

/// What the holder of a link can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayInState {
    /// Come in: POST to the same address.
    Ready,
    /// Go on: they belong already.
    Member,
    /// Nothing: the community does not go on.
    Archived,
    /// Get an account for this address: POST `…/account` with `name`.
    Account(String),
    /// Sign in: the address has an account.
    SignIn(String),
    /// Sign in, or ask for a letter: POST `…/ask` with `name`, `email`.
    Link,
    /// Look for the letter.
    Sent,
}

/// Coming into a community: `/join/{secret}`.
#[derive(Clone, Template)]
#[template(path = "way_in.html")]
pub struct WayInPage {
    /// What every page shares.
    pub frame: Frame,
    /// The address of the page without what may stand behind.
    pub path: String,
    /// Which community.
    pub community: CommunityLink,
    /// What it is for.
    pub purpose: String,
    /// Who invites; empty for nobody by name.
    pub by: String,
    /// A personal word; empty for none.
    pub word: String,
    /// Whether one is to look after the community.
    pub coordinator: bool,
    /// What can be done.
    pub state: WayInState,
    /// The name that was given or typed.
    pub name: String,
    /// The address that was typed.
    pub email: String,
    /// What was wrong.
    pub errors: FormErrors,
}
