//! The wire forms of invitations.

use base::WayInId;
use membership::way_in::rules::{self, Read};
use membership::{Outcome, Role, WayIn};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::wire::{outcomes, roles};
use crate::flow::way_in::Reported;

/// People to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct Invitations {
    /// Who, 500 at most.
    #[schema(max_items = 500)]
    addresses: Vec<Address>,
    /// As what: `member` unless said.
    #[schema(schema_with = roles, required = false)]
    pub(super) role: Option<Role>,
    /// A personal word for the letter.
    #[schema(max_length = 500)]
    pub(super) word: Option<String>,
}

/// Somebody to be invited.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Address {
    /// The address.
    email: String,
    /// The name.
    name: Option<String>,
    /// Where they work.
    organisation: Option<String>,
}

impl Invitations {
    /// The addresses, judged as those that are pasted.
    pub(super) fn read(&self) -> Vec<Read> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let all = self.addresses.iter();
        rules::typed(all.map(|one| (one.email.clone(), text(&one.name), text(&one.organisation))))
    }
}

/// What came of each address.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct Invited {
    /// In the order of the request.
    results: Vec<InvitedOne>,
}

/// What came of one address.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InvitedOne {
    /// As it was sent.
    email: String,
    /// What came of it.
    #[schema(schema_with = outcomes)]
    outcome: Outcome,
}

impl From<Vec<Reported>> for Invited {
    fn from(all: Vec<Reported>) -> Self {
        let one = |one: Reported| InvitedOne {
            email: one.read.text,
            outcome: one.outcome,
        };
        Self {
            results: all.into_iter().map(one).collect(),
        }
    }
}

/// A link or an invitation that is open.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct InvitationLink {
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    id: WayInId,
    /// For whom; null for a link.
    #[schema(required = true)]
    email: Option<String>,
    /// As what one comes in.
    #[schema(schema_with = roles)]
    role: Role,
    /// When it was made.
    #[schema(format = DateTime)]
    created_at: String,
    /// Until when it works.
    #[schema(format = DateTime)]
    expires_at: String,
    /// How often it was used.
    uses: i64,
    /// How often it still can be.
    uses_left: i64,
}

impl From<WayIn> for InvitationLink {
    fn from(one: WayIn) -> Self {
        Self {
            id: one.id,
            email: one.email,
            role: one.role,
            created_at: one.created_at.rfc3339(),
            expires_at: one.expires_at.rfc3339(),
            uses: one.uses,
            uses_left: one.uses_left,
        }
    }
}

/// A link to be made.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct NewLink {
    /// How many people can use it.
    #[schema(minimum = 1, maximum = 500)]
    pub(super) uses: i64,
    /// How many days it works.
    #[schema(minimum = 1, maximum = 90)]
    pub(super) days: i64,
}

/// A link that was made.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::api) struct MadeLink {
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    pub(super) id: WayInId,
    /// Its address, which is told this once.
    pub(super) url: String,
}
