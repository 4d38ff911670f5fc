//! The wire forms of `/me`.

use base::{Lang, PersonId};
use identity::Account;
use membership::{Belonging, Role};
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::wire::{Organisation, languages, roles};

/// An account, for its owner.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Me {
    /// The account.
    #[schema(value_type = String, format = "uuid")]
    id: PersonId,
    /// The name in mentions and addresses.
    handle: String,
    /// The full name.
    name: String,
    /// The address for mail and for signing in.
    email: String,
    /// Where the person works, or empty.
    organisation: String,
    /// The organisation the person works for; null when none is known.
    #[schema(required = true)]
    employer: Option<Organisation>,
    /// What the person does, or empty.
    job: String,
    /// What the person knows about, in their own order.
    expertise: Vec<String>,
    /// The language of the interface and the mail.
    #[schema(schema_with = languages)]
    language: Lang,
    /// Whether the person may see and settle everything.
    administrator: bool,
    /// Where the person belongs, in the order of the communities.
    memberships: Vec<Membership>,
}

/// A community the caller belongs to.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Membership {
    /// The community's slug.
    community: String,
    /// Its name, in the caller's language.
    name: String,
    /// As what.
    #[schema(schema_with = roles)]
    role: Role,
    /// Since when.
    #[schema(format = DateTime)]
    joined_at: String,
}

impl Me {
    pub(crate) fn new(
        account: &Account,
        employer: Option<identity::Organisation>,
        expertise: Vec<String>,
        belongings: &[Belonging],
        lang: Lang,
    ) -> Self {
        Self {
            id: account.id,
            handle: account.handle.clone(),
            name: account.name.clone(),
            email: account.email.clone(),
            organisation: account.organisation.clone(),
            employer: employer.map(Organisation::from),
            job: account.job.clone(),
            expertise,
            language: account.language,
            administrator: account.administrator,
            memberships: belongings
                .iter()
                .map(|one| Membership::new(one, lang))
                .collect(),
        }
    }
}

impl Membership {
    fn new(belonging: &Belonging, lang: Lang) -> Self {
        Self {
            community: belonging.slug.clone(),
            name: belonging.name(lang).to_owned(),
            role: belonging.role,
            joined_at: belonging.joined_at.rfc3339(),
        }
    }
}
