//! Finding people by name, employer, province and what they know about.

use ::store::Reader;
use base::{Call, Limit, Listed, OrganisationId, PersonId, Ts, fold};

use super::store;
use crate::{Error, Province, access};

/// Who is sought; an empty field is for everybody.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    /// A part of the name, in either case.
    pub name: String,
    /// Who works there now.
    pub organisation: Option<OrganisationId>,
    /// Whose employer has its seat there.
    pub province: Option<Province>,
    /// The beginning of a tag, in either case.
    pub expertise: String,
}

/// Somebody in the list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Found {
    /// The account.
    pub id: PersonId,
    /// The name in addresses.
    pub handle: String,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// In which province, or empty.
    pub province: String,
    /// When their photo was set, which also names it; `None` without one.
    pub photo: Option<Ts>,
}

/// A place in the list, which runs by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCursor {
    /// The folded name of the last one.
    pub key: String,
    /// Its id.
    pub id: PersonId,
}

impl PersonCursor {
    /// Before the first.
    pub const START: Self = Self {
        key: String::new(),
        id: PersonId(crate::organisation::store::NIL),
    };

    /// After this one.
    pub fn after(found: &Found) -> Self {
        Self {
            key: fold(&found.name),
            id: found.id,
        }
    }
}

/// The people who fit, by name, from a place on, for whoever is signed in and no guest.
///
/// What somebody knows about finds them only for whom it is meant. Closed accounts and guests whose time is over are left
/// out. Fails with `SignInNeeded`, or `Forbidden` for a guest.
pub async fn search_people(
    r: &mut Reader,
    call: &Call,
    sought: &Sought,
    after: &PersonCursor,
    limit: Limit,
) -> Result<Listed<Found>, Error> {
    let me = access::signed_in(call)?;
    if me.guest {
        return Err(Error::Forbidden);
    }
    let rows = store::search(r, &me, call.now, sought, after, limit.plus_one()).await?;
    Ok(Listed::cut(rows, limit))
}
