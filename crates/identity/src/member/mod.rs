//! The people of a community, by name. Who belongs to one is up to `membership`; this joins its published view.

mod list;
pub(crate) mod store;

use base::{OrganisationId, PersonId, Ts, fold};

use crate::Province;

pub use list::{list_member_addresses, list_members};

/// Which members are sought; an empty field is for everybody.
#[derive(Debug, Clone, Default)]
pub struct MemberFilter {
    /// A part of the name, in either case.
    pub name: String,
    /// Who works there now.
    pub organisation: Option<OrganisationId>,
    /// Whose employer has its seat there.
    pub province: Option<Province>,
    /// As what they belong: the word of a role, or empty.
    pub role: String,
}

/// A member, as others in reach of the community see them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
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
    /// As what they belong: the word of a role.
    pub role: String,
    /// Since when they belong.
    pub joined_at: Ts,
}

/// A place in the list, which runs by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberCursor {
    /// The folded name of the last one.
    pub key: String,
    /// Its id.
    pub id: PersonId,
}

impl MemberCursor {
    /// Before the first.
    pub const START: Self = Self {
        key: String::new(),
        id: PersonId(crate::organisation::store::NIL),
    };

    /// After this one.
    pub fn after(member: &Member) -> Self {
        Self {
            key: fold(&member.name),
            id: member.id,
        }
    }
}
