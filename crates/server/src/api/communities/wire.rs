//! The wire forms of communities and membership.

use base::{CommunityId, Lang};
use membership::{Joined, Joining, Role, Standing, State, Visibility};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::wire::{community_states, joinings, visibilities};

/// A community of practice.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Community {
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    id: CommunityId,
    /// Its name in addresses.
    slug: String,
    /// Its name, in the caller's language.
    name: String,
    /// What it is for, in the caller's language.
    purpose: String,
    /// The slug of the priority it belongs to.
    priority: String,
    /// Who may read it.
    #[schema(schema_with = visibilities)]
    visibility: Visibility,
    /// How one joins.
    #[schema(schema_with = joinings)]
    joining: Joining,
    /// Whether it goes on: an archived one can be read only.
    #[schema(schema_with = community_states)]
    state: State,
    /// The slug of the community it is a working group of; null for none, and where the caller may not know of it.
    #[schema(required = true)]
    parent: Option<String>,
    /// The words it is found by, in their order.
    tags: Vec<String>,
    /// What it agreed on.
    charter: Charter,
    /// How many members it has.
    member_count: i64,
    /// The caller's role in it: `member`, `coordinator`, or null.
    #[schema(value_type = Option<String>, required = true)]
    role: Option<Role>,
}

/// What a community agreed on; a part is empty as long as nobody filled it in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Charter {
    /// What it wants to reach.
    goal: String,
    /// What it is about.
    domain: String,
    /// How it works.
    practice: String,
    /// How often it meets.
    rhythm: String,
    /// What comes out of it.
    outcome: String,
    /// For how long.
    term: String,
}

impl From<membership::Charter> for Charter {
    fn from(charter: membership::Charter) -> Self {
        Self {
            goal: charter.goal,
            domain: charter.domain,
            practice: charter.practice,
            rhythm: charter.rhythm,
            outcome: charter.outcome,
            term: charter.term,
        }
    }
}

impl Community {
    /// The communities that the caller has been shown, with what they say of themselves in the same order.
    pub(crate) fn all(
        shown: &[(membership::Community, Standing)],
        said: Vec<(CommunityId, membership::Charter, Vec<String>)>,
        lang: Lang,
    ) -> Vec<Self> {
        let slug_of = |id: CommunityId| {
            let found = shown.iter().find(|(one, _)| one.id == id);
            found.map(|(one, _)| one.slug.clone())
        };
        let both = shown.iter().zip(said);
        both.map(|((community, standing), (_, charter, tags))| {
            let parent = community.parent_id.and_then(slug_of);
            Self::new(community, standing, lang, (parent, charter, tags))
        })
        .collect()
    }

    fn new(
        community: &membership::Community,
        standing: &Standing,
        lang: Lang,
        (parent, charter, tags): (Option<String>, membership::Charter, Vec<String>),
    ) -> Self {
        Self {
            state: community.state,
            parent,
            tags,
            charter: charter.into(),
            id: community.id,
            slug: community.slug.clone(),
            name: community.name(lang).to_owned(),
            purpose: community.purpose(lang).to_owned(),
            priority: community.priority_slug.clone(),
            visibility: community.visibility,
            joining: community.joining,
            member_count: community.member_count,
            role: standing.role(),
        }
    }
}

/// The wish to belong to a community.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewMembership {
    /// Why, for the coordinators of a community where one joins on request.
    #[schema(max_length = 500)]
    pub(crate) reason: Option<String>,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MembershipStatus {
    /// `member`, or `requested` when the coordinators have been asked.
    status: JoinStatus,
}

/// Whether the caller is in.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum JoinStatus {
    /// The caller is a member.
    Member,
    /// The coordinators have been asked.
    Requested,
}

impl From<Joined> for MembershipStatus {
    fn from(joined: Joined) -> Self {
        let status = match joined {
            Joined::Member => JoinStatus::Member,
            Joined::Requested => JoinStatus::Requested,
        };
        Self { status }
    }
}
