//! The wire forms of members.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base::PersonId;
use identity::{MemberFilter, Province};
use membership::Role;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use crate::api::wire::roles;
use crate::extract::Fields;
use crate::problem::Problem;

/// A member of a community.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct Member {
    /// The account.
    #[schema(value_type = String, format = "uuid")]
    id: PersonId,
    /// The name in mentions and addresses.
    handle: String,
    /// The full name.
    name: String,
    /// Where the person works, or empty.
    organisation: String,
    /// The name of the province, or empty.
    province: String,
    /// As what they belong.
    #[schema(schema_with = roles)]
    role: String,
    /// Since when; null unless the caller looks after the community.
    #[schema(required = true, format = DateTime)]
    joined_at: Option<String>,
}

impl Member {
    pub(super) fn new(one: identity::Member, coordinates: bool) -> Self {
        Self {
            id: one.id,
            handle: one.handle,
            name: one.name,
            organisation: one.organisation,
            province: one.province,
            role: one.role,
            joined_at: coordinates.then(|| one.joined_at.rfc3339()),
        }
    }
}

/// Which members are asked for.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct Asked {
    /// A part of the name, in either case.
    #[param(value_type = Option<String>)]
    name: String,
    /// The id of the organisation they work for.
    #[param(value_type = Option<String>, format = "uuid")]
    organisation: String,
    /// The word of the province their employer has its seat in, such as `noord-brabant`.
    #[param(value_type = Option<String>)]
    province: String,
    /// As what they belong.
    #[param(value_type = Option<String>)]
    role: String,
}

impl Asked {
    /// What to look for; what is no organisation, province or role is `unknown`.
    pub(super) fn filter(self) -> Result<MemberFilter, Problem> {
        let unknown = |field: &str| Problem::field(field, "unknown");
        let organisation = match self.organisation.as_str() {
            "" => None,
            text => Some(text.parse().map_err(|_| unknown("organisation"))?),
        };
        let province = match self.province.as_str() {
            "" => None,
            text => Some(Province::parse(text).ok_or_else(|| unknown("province"))?),
        };
        if !self.role.is_empty() && Role::parse(&self.role).is_none() {
            return Err(unknown("role"));
        }
        Ok(MemberFilter {
            name: self.name,
            organisation,
            province,
            role: self.role,
        })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        let text = |name| query.get(name).to_owned();
        Ok(Self {
            name: text("name"),
            organisation: text("organisation"),
            province: text("province"),
            role: text("role"),
        })
    }
}

/// Why a member is taken out.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct Why {
    /// What they are told, 1 to 500 characters.
    #[param(max_length = 500)]
    pub(super) reason: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Why {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes())?;
        Ok(Self {
            reason: query.get("reason").to_owned(),
        })
    }
}
