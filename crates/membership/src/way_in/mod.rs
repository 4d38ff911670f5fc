//! Ways into a community: an invitation for one address, a link for as many as it says, and the letter somebody asked for
//! by such a link. Whoever holds the secret of one may come in.

pub mod accept;
pub mod ask;
pub mod invite;
pub mod link;
pub mod list;
pub mod rules;
pub(crate) mod store;
pub mod withdraw;

use base::{CommunityId, Email, Invalid, Line, PersonId, Ts, WayInId, is_visible};

use crate::Role;

/// Days that an invitation for an address works.
pub const INVITATION_DAYS: i64 = 30;
/// How many people a link can let in at most.
pub const MOST_USES: i64 = 500;
/// How many days a link can work at most.
pub const MOST_DAYS: i64 = 90;
/// Characters of a personal word.
pub const LONGEST_WORD: usize = 500;

/// A day in seconds.
const DAY: i64 = 86_400;

/// Somebody to be invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Where the letter goes.
    pub email: Email,
    /// The name, or empty.
    pub name: String,
    /// Where they work, or empty.
    pub organisation: String,
    /// The account with this address, when there is one; whoever asks was not told of it.
    pub account: Option<KnownAccount>,
}

/// The account of an address, looked up by the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownAccount {
    /// Whose.
    pub person: PersonId,
    /// Whether it is a guest's, who stays where they were admitted.
    pub guest: bool,
}

base::choice! {
    /// What came of one address.
    Outcome {
        /// A letter is under way.
        Invited = "invited",
        /// They were invited before; another letter is under way, and the link in the earlier one stopped working.
        Again = "again",
        /// They are a member.
        Member = "member",
        /// They became a member at once (on the command line only).
        Added = "added",
        /// They are a guest elsewhere (told to those who look after accounts only).
        Guest = "guest",
        /// No address stands there.
        NoAddress = "no-address",
        /// What stands there is no address.
        NotAnAddress = "not-an-address",
        /// The address stands further up.
        Double = "double",
        /// These are more than can be invited at once.
        TooMany = "too-many",
    }
}

impl Outcome {
    /// Whether nothing is left to be done about this address.
    pub fn is_done(self) -> bool {
        match self {
            Self::Invited | Self::Again | Self::Member | Self::Added | Self::Double => true,
            Self::Guest | Self::NoAddress | Self::NotAnAddress | Self::TooMany => false,
        }
    }
}

/// A way in, as whoever looks after the community sees it. The secret is kept nowhere.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct WayIn {
    /// Its id.
    pub id: WayInId,
    /// Where it leads.
    pub community_id: CommunityId,
    /// For whom; `None` for a link.
    pub email: Option<String>,
    /// Their name, or empty.
    pub name: String,
    /// Where they work, or empty.
    pub organisation: String,
    /// As what one comes in.
    #[sqlx(try_from = "String")]
    pub role: Role,
    /// A personal word, or empty.
    pub word: String,
    /// Who made it; nobody's id when the command line did.
    pub invited_by: PersonId,
    /// When.
    pub created_at: Ts,
    /// Until when it works.
    pub expires_at: Ts,
    /// How often it can still be used.
    pub uses_left: i64,
    /// How often it was.
    pub uses: i64,
    /// The link by which the letter was asked for.
    pub link_id: Option<WayInId>,
}

/// A personal word: one paragraph, or nothing. Fails with `word` / `too-long`.
fn personal(word: &str) -> Result<String, Invalid> {
    if !is_visible(word) {
        return Ok(String::new());
    }
    Ok(Line::parse("word", word, LONGEST_WORD)?.as_str().to_owned())
}
