//! Who belongs to a community, and as what.

use base::{CommunityId, Lang, Ts};

pub mod guest;
pub mod join;
pub mod leave;
pub mod list;
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
