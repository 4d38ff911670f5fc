//! Who belongs to a community, and as what.

use base::{CommunityId, Lang, PersonId, Ts};

pub mod export;
pub mod guest;
pub mod hand_over;
pub mod join;
pub mod leave;
pub mod list;
pub mod merge;
pub mod remove;
pub mod role;
pub(crate) mod store;

base::choice! {
    /// What a member is in a community.
    Role {
        /// Reads, writes, is told.
        Member = "member",
        /// Looks after the community as well.
        Coordinator = "coordinator",
    }
}

/// A community a guest may be in.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct GuestPlace {
    /// The guest.
    pub person_id: PersonId,
    /// The community's name in addresses.
    pub slug: String,
    name_nl: String,
    name_en: String,
}

impl GuestPlace {
    /// The community's name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.name_nl,
            Lang::En => &self.name_en,
        }
    }
}

/// A community somebody belongs to.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Belonging {
    /// The community's id.
    pub id: CommunityId,
    /// Its name in addresses.
    pub slug: String,
    name_nl: String,
    name_en: String,
    /// As what.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// Since when.
    pub joined_at: Ts,
}

impl Belonging {
    /// The community's name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.name_nl,
            Lang::En => &self.name_en,
        }
    }
}
