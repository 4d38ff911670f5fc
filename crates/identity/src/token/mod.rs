//! Bearer tokens: for programs that act for somebody through the API. They work until they are taken back or a moment
//! comes, and do no more than their scope says.

mod create;
mod list;
mod present;
mod remove;
pub(crate) mod store;
mod touch;

use base::{Line, PersonId, TokenId, Ts};

use crate::Account;

pub use create::create_token;
pub use list::{list_all_tokens, list_tokens};
pub use present::account_by_token;
pub(crate) use remove::end_lines;
pub use remove::{remove_token, revoke_token};
pub use touch::touch_token;

/// Seconds after which it is noted that a token is in use; rarer than requests come, as it costs a write.
const TOUCH_AFTER: i64 = 3_600;

base::choice! {
    /// What a token may do.
    Scope {
        /// Look at what its owner may see.
        Read = "read",
        /// Do what its owner may do.
        Write = "write",
    }
}

/// A token to be made.
#[derive(Debug, Clone)]
pub struct TokenForm {
    /// What it is for.
    pub label: Line,
    /// What it may do.
    pub scope: Scope,
    /// Until when it works; `None` for until it is taken back.
    pub expires_at: Option<Ts>,
}

/// Who comes with a bearer token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// By which token.
    pub token: TokenId,
    /// The person.
    pub account: Account,
    /// What it may do.
    pub scope: Scope,
    /// Whether its use has to be noted by [`touch_token`]: the last note is older than an hour.
    pub stale: bool,
}

/// A bearer token, as its owner sees it: its text is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// What it is for.
    pub label: String,
    /// What it may do.
    #[sqlx(try_from = "String")]
    pub scope: Scope,
    /// When it was made.
    pub created_at: Ts,
    /// Until when it works.
    pub expires_at: Option<Ts>,
    /// When it was last used, to an hour.
    pub last_used_at: Option<Ts>,
}

/// A token with whose it is, for administrators.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnedToken {
    /// The token.
    #[sqlx(flatten)]
    pub token: Token,
    /// Whose.
    pub person: PersonId,
}

/// A place in the list of all tokens, which runs from the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenCursor {
    /// When the last one was made.
    pub at: Ts,
    /// Its id.
    pub id: TokenId,
}

impl TokenCursor {
    /// Before the first.
    pub const START: Self = Self {
        at: Ts::from_micros(i64::MAX),
        id: TokenId(crate::organisation::store::NIL),
    };
}
