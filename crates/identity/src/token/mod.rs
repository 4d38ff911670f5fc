//! Bearer tokens: for programs that act for somebody through the API. They work until they are taken back.

mod create;
mod list;
mod present;
mod remove;
pub(crate) mod store;

use base::{TokenId, Ts};

use crate::Account;

pub use create::create_token;
pub use list::list_tokens;
pub use present::account_by_token;
pub use remove::remove_token;

/// Who comes with a bearer token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// By which token.
    pub token: TokenId,
    /// The person.
    pub account: Account,
}

/// A bearer token, as its owner sees it: its text is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What it is for.
    pub label: String,
    /// When it was made.
    pub created_at: Ts,
}
