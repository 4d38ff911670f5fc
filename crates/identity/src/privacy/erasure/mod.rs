//! Erasure (GDPR article 17): asked for by the person, with a day to change one's mind, then carried out by the program.
//!
//! The account's row stays as a tombstone without name, handle and address, so that what was written still has an author;
//! everything else of this slice goes. The program first takes the account away ([`crate::system::erase`]), then looks for
//! what names the person elsewhere, and last lets the database give back the space: each step can be done again.

mod ask;
mod show;
mod stop;
pub(crate) mod store;

use base::{Counts, PersonId, Ts};

pub use ask::ask_erasure;
pub use show::{erasure, erasure_receipt, is_last_administrator};
pub use stop::stop_erasure;

/// Seconds somebody has to change their mind.
pub(crate) const ERASURE_SECONDS: i64 = 86_400;

base::choice! {
    /// What becomes of what somebody wrote.
    Leaving {
        /// It stays, and nobody sees whose it was.
        Anonymise = "anonymise",
        /// It stays as the work of somebody of their organisation.
        Organisation = "organisation",
        /// The text goes; its place stays, so that numbers and answers read well.
        Erase = "erase",
    }
}

base::choice! {
    /// How far an erasure is.
    Stage {
        /// It was asked for.
        Waiting = "waiting",
        /// The account is gone; what names it elsewhere is looked for.
        Cleaning = "cleaning",
        /// Only the database has to give back the space.
        Compacting = "compacting",
    }
}

/// A wish to be erased.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Erasure {
    /// Who.
    pub person_id: PersonId,
    /// What becomes of the texts of their posts.
    #[sqlx(try_from = "String")]
    pub posts: Leaving,
    /// What becomes of the titles of threads they opened.
    #[sqlx(try_from = "String")]
    pub titles: Leaving,
    /// When it was asked for.
    pub asked_at: Ts,
    /// When it is carried out.
    pub due_at: Ts,
    /// How far it is.
    #[sqlx(try_from = "String")]
    pub stage: Stage,
    pub(crate) traces: String,
    pub(crate) counts: String,
}

impl Erasure {
    /// Whether what stays is shown as the organisation's: only when nothing was to be without any name.
    pub fn of_organisation(&self) -> bool {
        let all = [self.posts, self.titles];
        all.contains(&Leaving::Organisation) && !all.contains(&Leaving::Anonymise)
    }

    /// What to look for while cleaning.
    pub fn traces(&self) -> base::Traces {
        base::Traces::from_stored(&self.traces)
    }

    /// What was done so far.
    pub fn counts(&self) -> Counts {
        Counts::from_stored(&self.counts)
    }
}

/// What the address of a receipt tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// It has not been done; it will be from this moment on.
    Waiting(Ts),
    /// It was done.
    Done {
        /// When.
        at: Ts,
        /// How many of each kind.
        counts: Counts,
    },
}
