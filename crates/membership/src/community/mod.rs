//! A community: its name, its purpose, who may read it and how one joins.

use base::{CommunityId, Invalid, Lang, Ts};

pub mod about;
pub mod address;
pub mod archive;
pub mod change;
pub mod create;
pub mod describe;
pub mod list;
pub mod plant;
pub(crate) mod store;
pub mod theme;

base::choice! {
    /// Who may read a community.
    Visibility {
        /// Everybody, signed in or not.
        Public = "public",
        /// Everybody who is signed in.
        Network = "network",
        /// Its members.
        Members = "members",
    }
}

base::choice! {
    /// How one becomes a member.
    Joining {
        /// By one act.
        Open = "open",
        /// By asking a coordinator.
        Request = "request",
        /// When a coordinator invites.
        Invitation = "invitation",
    }
}

base::choice! {
    /// Whether a community goes on.
    State {
        /// It does.
        Open = "open",
        /// It can be read as before; nobody writes or joins.
        Archived = "archived",
        /// It became part of another; only its addresses are left, and lead there.
        Merged = "merged",
    }
}

/// A community's name in addresses: 1 to 60 of a-z, 0-9 and hyphen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; fails with `slug` / `not-a-slug`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if base::is_slug(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new("slug", "not-a-slug"))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One of the priorities of the action agenda.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Priority {
    /// Its name in addresses.
    pub slug: String,
    name_nl: String,
    name_en: String,
}

impl Priority {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_nl, &self.name_en)
    }
}

/// A community of practice.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Community {
    /// Its id.
    pub id: CommunityId,
    /// Its name in addresses.
    pub slug: String,
    /// The priority it belongs to.
    pub priority_slug: String,
    name_nl: String,
    name_en: String,
    purpose_nl: String,
    purpose_en: String,
    /// Who may read it.
    #[sqlx(try_from = "String")]
    pub visibility: Visibility,
    /// How one joins.
    #[sqlx(try_from = "String")]
    pub joining: Joining,
    /// Whether it goes on.
    #[sqlx(try_from = "String")]
    pub state: State,
    /// The community it is a working group of.
    pub parent_id: Option<CommunityId>,
    /// What whoever asks to join is asked; empty for the usual question.
    pub question: String,
    /// How many members it has.
    pub member_count: i64,
    /// When it came to be.
    pub created_at: Ts,
}

impl Community {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        pick(lang, &self.name_nl, &self.name_en)
    }

    /// Its name in Dutch and in English.
    pub fn names(&self) -> (&str, &str) {
        (&self.name_nl, &self.name_en)
    }

    /// What it is for, in Dutch and in English.
    pub fn purposes(&self) -> (&str, &str) {
        (&self.purpose_nl, &self.purpose_en)
    }

    /// What its door says.
    pub fn door(&self) -> crate::Door {
        crate::Door::of(self.visibility, self.joining, self.state)
    }

    /// What it is for, in a language.
    pub fn purpose(&self, lang: Lang) -> &str {
        pick(lang, &self.purpose_nl, &self.purpose_en)
    }
}

fn pick<'a>(lang: Lang, nl: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Nl => nl,
        Lang::En => en,
    }
}
