//! Questions about one's own work.

use ::store::Reader;
use base::{Call, PersonId, fold};

use super::{Employment, store};
use crate::account::store as accounts;
use crate::organisation::store as organisations;
use crate::{Domain, Error, Organisation, access};

/// Where the caller works; `None` for nowhere known. Fails with `SignInNeeded`.
pub async fn employment(r: &mut Reader, call: &Call) -> Result<Option<Employment>, Error> {
    let me = access::signed_in(call)?;
    Ok(store::find_open(r, me.id).await?)
}

/// Where somebody works, which stands beside everything they write and is for everybody; `None` for nowhere known.
pub async fn employer(r: &mut Reader, person: PersonId) -> Result<Option<Organisation>, Error> {
    Ok(organisations::find_employer(r, person).await?)
}

/// The organisation whose mail domain the caller's address has, when the caller works nowhere yet.
///
/// An offer only: an address proves nothing by itself. Fails with `SignInNeeded`.
pub async fn offered_employer(r: &mut Reader, call: &Call) -> Result<Option<Organisation>, Error> {
    let me = access::signed_in(call)?;
    let Some(account) = accounts::find_by_id(r, me.id).await? else {
        return Ok(None);
    };
    if !account.organisation.is_empty() {
        return Ok(None);
    }
    match Domain::of_address(&fold(&account.email)) {
        Some(domain) => Ok(organisations::find_by_domain(r, &domain).await?),
        None => Ok(None),
    }
}
