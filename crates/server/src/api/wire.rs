//! Wire forms that more than one answer uses.

use base::{OrganisationId, PersonId};
use identity::{Account, Card, OrganisationKind};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

/// Part of a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct List<T> {
    /// At most `limit` items.
    pub(crate) items: Vec<T>,
    /// Where the list goes on; null at its end.
    #[schema(required = true)]
    pub(crate) next_cursor: Option<String>,
}

/// A person beside something they did.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Author {
    /// The account.
    #[schema(value_type = String, format = "uuid")]
    pub(crate) id: PersonId,
    /// The name in mentions and addresses.
    pub(crate) handle: String,
    /// The full name.
    pub(crate) name: String,
    /// Where the person works, or empty.
    pub(crate) organisation: String,
}

impl Author {
    /// The author of something that was read with its author.
    pub(crate) fn of(id: PersonId, author: discussion::Author<'_>) -> Self {
        Self {
            id,
            handle: author.handle.to_owned(),
            name: author.name.to_owned(),
            organisation: author.organisation.to_owned(),
        }
    }
}

impl From<&Card> for Author {
    fn from(card: &Card) -> Self {
        Self {
            id: card.id,
            handle: card.handle.clone(),
            name: card.name.clone(),
            organisation: card.organisation.clone(),
        }
    }
}

impl From<&Account> for Author {
    fn from(account: &Account) -> Self {
        Self {
            id: account.id,
            handle: account.handle.clone(),
            name: account.name.clone(),
            organisation: account.organisation.clone(),
        }
    }
}

/// An organisation of the network.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Organisation {
    /// Its id.
    #[schema(value_type = String, format = "uuid")]
    id: OrganisationId,
    /// The word in addresses; stays when the name changes.
    slug: String,
    /// Its name.
    name: String,
    /// What sort.
    #[schema(schema_with = organisation_kinds)]
    kind: OrganisationKind,
    /// The name of the province it has its seat in; null for one that works in the whole country.
    #[schema(required = true)]
    province: Option<&'static str>,
}

impl From<identity::Organisation> for Organisation {
    fn from(one: identity::Organisation) -> Self {
        Self {
            id: one.id,
            slug: one.slug,
            name: one.name,
            kind: one.kind,
            province: one.province.map(|province| province.name()),
        }
    }
}

/// What an organisation is.
pub(crate) fn organisation_kinds() -> Object {
    words(OrganisationKind::ALL, OrganisationKind::as_str)
}

/// Problem details (RFC 9457): every error.
#[derive(ToSchema)]
#[expect(dead_code, reason = "written by crate::problem; here is its schema")]
pub(crate) struct Problem {
    /// Its stable name.
    #[schema(rename = "type", example = "urn:kenniskring:problem:invalid")]
    kind: String,
    /// What it is called, in the caller's language.
    title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What happened and what to do next, in the caller's language.
    detail: String,
    /// This occurrence, as the log names it.
    #[schema(example = "urn:kenniskring:trace:00c0ffee00c0ffee")]
    instance: String,
    /// The fields that are wrong.
    #[schema(nullable = false)]
    errors: Option<Vec<WrongField>>,
    /// What the parser said.
    #[schema(nullable = false)]
    note: Option<String>,
}

/// One wrong field.
#[derive(ToSchema)]
#[expect(dead_code, reason = "written by crate::problem; here is its schema")]
pub(crate) struct WrongField {
    /// Its name or path, as the caller sent it; a header by the header's name.
    #[schema(example = "ranges[0][1]")]
    field: String,
    /// What is wrong with it.
    #[schema(example = "wrong-type")]
    code: String,
    /// The same in a sentence, in the caller's language.
    detail: String,
}

/// The schema of a closed set of words.
fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(all.iter().map(|one| word(*one))))
        .build()
}

/// What a thread is.
pub(crate) fn kinds() -> Object {
    words(discussion::Kind::ALL, discussion::Kind::as_str)
}

/// Whether a thread takes answers.
pub(crate) fn states() -> Object {
    words(discussion::State::ALL, discussion::State::as_str)
}

/// What a member is.
pub(crate) fn roles() -> Object {
    words(membership::Role::ALL, membership::Role::as_str)
}

/// How far a request to join is.
pub(crate) fn request_states() -> Object {
    words(
        membership::RequestState::ALL,
        membership::RequestState::as_str,
    )
}

/// What one answers to it.
pub(crate) fn verdicts() -> Object {
    words(membership::Verdict::ALL, membership::Verdict::as_str)
}

/// What came of an address.
pub(crate) fn outcomes() -> Object {
    words(membership::Outcome::ALL, membership::Outcome::as_str)
}

/// Who may read a community.
pub(crate) fn visibilities() -> Object {
    words(membership::Visibility::ALL, membership::Visibility::as_str)
}

/// Whether a community goes on; one that was merged is not there any more.
pub(crate) fn community_states() -> Object {
    use membership::State;
    words(&[State::Open, State::Archived], State::as_str)
}

/// How one joins a community.
pub(crate) fn joinings() -> Object {
    words(membership::Joining::ALL, membership::Joining::as_str)
}

/// Why somebody is told.
pub(crate) fn reasons() -> Object {
    words(notifications::Reason::ALL, notifications::Reason::as_str)
}

/// The languages.
pub(crate) fn languages() -> Object {
    words(base::Lang::ALL, base::Lang::as_str)
}
