//! The wire forms of communities and membership.

use base::{CommunityId, Lang};
use membership::{Joined, Joining, Role, Standing, Visibility};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::wire::{joinings, visibilities};

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
    /// How many members it has.
    member_count: i64,
    /// The caller's role in it: `member`, `coordinator`, or null.
    #[schema(value_type = Option<String>, required = true)]
    role: Option<Role>,
}

impl Community {
    pub(crate) fn new(community: &membership::Community, standing: &Standing, lang: Lang) -> Self {
        Self {
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
