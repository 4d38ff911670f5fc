//! Accounts, sessions and tokens in bulk, for `demo` and `sample`. No facts are stated: nothing follows from sample data.

use std::collections::HashMap;

use ::store::Writer;
use base::{Lang, OrganisationId, PersonId, SessionId, TokenId, Ts, fold};

use super::store;
use crate::{Email, Error, Handle, Hash, Secret};

/// Rows per statement: 14 columns stay below the bound of [`::store::Query::rows`].
const CHUNK: usize = 1024;

/// An account of sample data.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Its id.
    pub id: PersonId,
    /// The name in addresses and mentions; the caller keeps them apart.
    pub handle: Handle,
    /// The address to sign in with; the caller keeps them apart.
    pub email: Email,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// In which province, or empty.
    pub province: String,
    /// What the person does, or empty.
    pub job: String,
    /// The language of the interface and the mail.
    pub language: Lang,
    /// May see and settle everything.
    pub administrator: bool,
    /// The password; many may share one hash.
    pub password: Option<Hash>,
    /// When the account came to be.
    pub created_at: Ts,
}

/// A session of sample data.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its id.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// What the cookie holds.
    pub secret: Secret,
    /// What the browser said of itself.
    pub device: String,
    /// When it was opened; it is due for rotation a day later.
    pub created_at: Ts,
}

/// A bearer token of sample data.
#[derive(Debug, Clone)]
pub struct NewToken {
    /// Its id.
    pub id: TokenId,
    /// Whose.
    pub person: PersonId,
    /// Its text is [`Secret::bearer`].
    pub secret: Secret,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: Ts,
}

/// Makes accounts; how many. One whose id, address or handle is taken is left out.
pub async fn insert_people(w: &mut Writer, people: &[NewPerson]) -> Result<u64, Error> {
    let mut made = 0;
    for chunk in people.chunks(CHUNK) {
        made += store::insert_people(w, chunk).await?;
    }
    // Whoever works at an organisation that is there is linked to it.
    let known = crate::organisation::store::list_all(w).await?;
    let by_name: HashMap<String, OrganisationId> =
        known.iter().map(|one| (fold(&one.name), one.id)).collect();
    let at = |one: &NewPerson| Some((one.clone(), *by_name.get(&fold(&one.organisation))?));
    let linked: Vec<(NewPerson, OrganisationId)> = people.iter().filter_map(at).collect();
    for chunk in linked.chunks(CHUNK) {
        store::insert_employments(w, chunk).await?;
    }
    Ok(made)
}

/// Opens sessions; how many.
pub async fn insert_sessions(w: &mut Writer, sessions: &[NewSession]) -> Result<u64, Error> {
    let mut made = 0;
    for chunk in sessions.chunks(CHUNK) {
        made += store::insert_sessions(w, chunk).await?;
        store::insert_secrets(w, chunk).await?;
    }
    Ok(made)
}

/// Makes bearer tokens; how many.
pub async fn insert_tokens(w: &mut Writer, tokens: &[NewToken]) -> Result<u64, Error> {
    let mut made = 0;
    for chunk in tokens.chunks(CHUNK) {
        made += store::insert_tokens(w, chunk).await?;
    }
    Ok(made)
}
