//! Questions about organisations.

use ::store::Reader;
use base::{Call, Limit, Listed, OrganisationId, fold, is_slug};

use super::{Domain, Organisation, OrganisationKind, store};
use crate::{Error, access};

/// Which organisations are asked for.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// A part of the name, in either case; empty for all.
    pub text: String,
    /// Of this sort only.
    pub kind: Option<OrganisationKind>,
}

/// A place in the list, which runs by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationCursor {
    /// The folded name of the last one.
    pub key: String,
    /// Its id.
    pub id: OrganisationId,
}

impl OrganisationCursor {
    /// Before the first.
    pub const START: Self = Self {
        key: String::new(),
        id: OrganisationId(store::NIL),
    };

    /// After this one.
    pub fn after(organisation: &Organisation) -> Self {
        Self {
            key: fold(&organisation.name),
            id: organisation.id,
        }
    }
}

/// Organisations by name, from a place on, for whoever is signed in. Fails with `SignInNeeded`.
pub async fn list_organisations(
    r: &mut Reader,
    call: &Call,
    wanted: &Wanted,
    after: &OrganisationCursor,
    limit: Limit,
) -> Result<Listed<Organisation>, Error> {
    access::known(call)?;
    let rows = store::list(r, wanted, after, limit.plus_one()).await?;
    Ok(Listed::cut(rows, limit))
}

/// As [`list_organisations`] with the mail domains of each, for administrators. Fails with `NotFound` for all others.
pub async fn administered_organisations(
    r: &mut Reader,
    call: &Call,
    wanted: &Wanted,
    after: &OrganisationCursor,
    limit: Limit,
) -> Result<Listed<(Organisation, Vec<Domain>)>, Error> {
    access::administers(call)?;
    let rows = Listed::cut(
        store::list(r, wanted, after, limit.plus_one()).await?,
        limit,
    );
    let ids: Vec<OrganisationId> = rows.items.iter().map(|one| one.id).collect();
    let domains = if ids.is_empty() {
        Vec::new()
    } else {
        store::list_domains(r, &ids).await?
    };
    let with = |one: Organisation| {
        let own = domains.iter().filter(|(of, _)| *of == one.id);
        let own = own.map(|(_, domain)| domain.clone()).collect();
        (one, own)
    };
    Ok(Listed {
        items: rows.items.into_iter().map(with).collect(),
        more: rows.more,
    })
}

/// Whether there is anything to administer for the caller: fails with `NotFound` for who is no administrator.
pub fn may_administer(call: &Call) -> Result<(), Error> {
    access::administers(call)
}

/// All organisations to choose an employer from: by province, the nationwide ones last, then by name.
///
/// For whoever is signed in. Fails with `SignInNeeded`.
pub async fn list_choices(r: &mut Reader, call: &Call) -> Result<Vec<Organisation>, Error> {
    access::known(call)?;
    let mut all = store::list_all(r).await?;
    // Stable: within a province they stay in the order of their names.
    all.sort_by_key(|one| (one.province.is_none(), one.province));
    Ok(all)
}

/// The organisation with this word and its mail domains, for administrators. Fails with `NotFound` for all others.
pub async fn organisation(
    r: &mut Reader,
    call: &Call,
    slug: &str,
) -> Result<(Organisation, Vec<Domain>), Error> {
    access::administers(call)?;
    if !is_slug(slug) {
        return Err(Error::NotFound);
    }
    let found = store::find_by_slug(r, slug).await?.ok_or(Error::NotFound)?;
    let domains = store::list_domains(r, &[found.id]).await?;
    Ok((
        found,
        domains.into_iter().map(|(_, domain)| domain).collect(),
    ))
}

/// The organisation with this id; `NotFound` when there is none, `SignInNeeded`.
pub async fn organisation_by_id(
    r: &mut Reader,
    call: &Call,
    id: OrganisationId,
) -> Result<Organisation, Error> {
    access::known(call)?;
    store::find_by_id(r, id).await?.ok_or(Error::NotFound)
}
