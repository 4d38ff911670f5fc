//! Accounts: what is known of a person, and the two sizes in which it is shown; a profile is more.

mod administrator;
mod change_password;
mod choose_language;
mod close;
mod complete;
mod create;
mod credential;
mod guest;
mod handle;
mod look_after;
mod merge;
pub(crate) mod merge_store;
mod remove_password;
mod reset;
mod show;
pub(crate) mod store;

use std::fmt;

use base::{Actor, Email, Lang, Line, Person, PersonId, SessionId, Ts};

use crate::Hash;

pub use administrator::set_administrator;
pub use change_password::change_password;
pub use choose_language::choose_language;
pub use close::{disable_account, enable_account};
pub use complete::complete_accounts;
pub use create::create_account;
pub(crate) use create::insert_account;
pub use credential::credential;
pub use guest::bound_guest;
pub use handle::Handle;
pub use look_after::{
    AccountCursor, AccountFilter, AccountRow, GuestCursor, Overview, account_overview,
    find_account, list_accounts, list_guests,
};
pub use merge::{Merged, merge_person, merged_into};
pub use remove_password::remove_password;
pub use reset::{ask_new_password, end_sessions_of};
pub use show::{account, cards, count_accounts, handles};

/// An account, as its owner sees it. A disabled account is never given out.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Account {
    /// Its id.
    pub id: PersonId,
    /// The name in addresses and mentions.
    pub handle: String,
    /// The address for mail, as typed.
    pub email: String,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// In which province, or empty.
    pub province: String,
    /// What the person does, or empty.
    pub job: String,
    /// The language of the interface and the mail.
    #[sqlx(try_from = "String")]
    pub language: Lang,
    /// May see and settle everything.
    pub administrator: bool,
    /// When the account came to be.
    pub created_at: Ts,
    /// Until when a guest's account works; `None` for everybody else.
    pub guest_until: Option<Ts>,
}

impl Account {
    /// The person as the actor of a call; `session` is `None` for a bearer token.
    pub fn actor(&self, session: Option<SessionId>) -> Actor {
        Actor::Person(Person {
            id: self.id,
            administrator: self.administrator,
            session,
            guest: self.guest_until.is_some(),
        })
    }
}

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Its id, made by the caller so that a repeat makes no second one.
    pub id: PersonId,
    /// The address to sign in with.
    pub email: Email,
    /// The full name.
    pub name: Line,
    /// The handle; without one it is made of the name.
    pub handle: Option<Handle>,
    /// Where the person works, or empty; an organisation of this name becomes the employer, and its province the one below.
    pub organisation: String,
    /// In which province, or empty.
    pub province: String,
    /// What the person does, or empty.
    pub job: String,
    /// The language of the interface and the mail.
    pub language: Lang,
    /// May see and settle everything.
    pub administrator: bool,
    /// The password; without one the person sets it by a link.
    pub password: Option<Hash>,
}

/// What a sign-in compares with.
#[derive(Clone, sqlx::FromRow)]
pub struct Credential {
    /// Whose.
    pub person: PersonId,
    /// The PHC string for [`crate::password::verify`]; empty when none has been set.
    pub password: String,
    /// Whether the account is closed.
    pub disabled: bool,
    /// Until when a guest's account works.
    pub guest_until: Option<Ts>,
}

impl Credential {
    /// Whether a session may be opened; where not, answer as to a wrong password.
    pub fn may_sign_in(&self, now: Ts) -> bool {
        !self.disabled && self.guest_until.is_none_or(|until| until > now)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

/// A person, as others see them beside a post.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Card {
    /// The account.
    pub id: PersonId,
    /// The name in addresses and mentions.
    pub handle: String,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// When the photo was set, which also names it; `None` without one.
    pub photo: Option<Ts>,
}
