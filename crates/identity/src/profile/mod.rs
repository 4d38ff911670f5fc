//! What somebody tells of themselves beside name and employer, and who may see it.
//!
//! Name, handle, organisation and province stand beside every post, so they are for everybody.

mod save;
mod search;
mod show;
pub(crate) mod store;
mod tag;
mod tally;

pub(crate) use tag::MOST as MOST_TAGS;

use base::{Actor, Call, Line, PersonId, Ts};

use crate::Handle;

pub use save::save_profile;
pub use search::{Found, PersonCursor, Sought, search_people};
pub use show::{current_handle, own_profile, person_by_handle};
pub use tag::Tag;
pub use tally::{Employer, Tally, tally_members};

base::choice! {
    /// Who may see a field.
    Audience {
        /// Everybody, signed in or not.
        Everybody = "everybody",
        /// Whoever is signed in and no guest.
        SignedIn = "signed-in",
        /// Whoever belongs to a community the person belongs to as well.
        Shared = "shared",
        /// Nobody but the person and administrators.
        Nobody = "nobody",
    }
}

/// Who may see what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audiences {
    /// The job.
    pub job: Audience,
    /// What the person knows about.
    pub expertise: Audience,
    /// What the person can help with.
    pub help: Audience,
    /// Until when the person is away.
    pub away: Audience,
    /// The photo.
    pub photo: Audience,
}

impl Default for Audiences {
    /// Signed-in people see everything.
    fn default() -> Self {
        Self {
            job: Audience::SignedIn,
            expertise: Audience::SignedIn,
            help: Audience::SignedIn,
            away: Audience::SignedIn,
            photo: Audience::SignedIn,
        }
    }
}

/// How somebody who looks stands to the person.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looker {
    /// The person, an administrator or the program.
    pub(crate) all: bool,
    /// Signed in and no guest.
    pub(crate) signed_in: bool,
    /// In a community with the person.
    pub(crate) shares: bool,
}

impl Looker {
    /// How whoever calls stands to a person, with whom they share a community or not.
    pub(crate) fn of(call: &Call, person: PersonId, shares: bool) -> Self {
        let me = call.actor.person();
        Self {
            all: me == Some(person)
                || call.actor.is_administrator()
                || matches!(call.actor, Actor::System(_)),
            signed_in: me.is_some() && !call.actor.is_guest(),
            shares,
        }
    }

    /// Whether something for this audience is for them. A narrower audience is part of every wider one.
    pub(crate) fn sees(self, audience: Audience) -> bool {
        self.all
            || match audience {
                Audience::Everybody => true,
                Audience::SignedIn => self.signed_in || self.shares,
                Audience::Shared => self.shares,
                Audience::Nobody => false,
            }
    }
}

/// A person as the caller may see them; what is not for the caller is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The account.
    pub id: PersonId,
    /// The name in addresses and mentions.
    pub handle: String,
    /// The full name.
    pub name: String,
    /// Where the person works, or empty.
    pub organisation: String,
    /// In which province, or empty.
    pub province: String,
    /// What the person does, or empty.
    pub job: String,
    /// What the person knows about, in their own order.
    pub expertise: Vec<String>,
    /// What the person can help with, as plain text with line ends, or empty.
    pub help: String,
    /// Until when the person is away, while that moment is to come.
    pub away_until: Option<Ts>,
    /// When the photo was set, which also names it; `None` without one. Whoever may not see it is shown initials.
    pub photo: Option<Ts>,
}

/// One's own profile, to be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfile {
    /// What others see at most.
    pub shown: Profile,
    /// Who sees what.
    pub audiences: Audiences,
}

/// What somebody wants their profile to be.
#[derive(Debug, Clone)]
pub struct ProfileForm {
    /// The full name.
    pub name: Line,
    /// The name in addresses and mentions.
    pub handle: Handle,
    /// What they know about; at most 12, see [`Tag::parse_all`].
    pub expertise: Vec<Tag>,
    /// What they can help with; see [`tag::help`].
    pub help: String,
    /// Until when they are away.
    pub away_until: Option<Ts>,
    /// Who sees what.
    pub audiences: Audiences,
}

pub use tag::help;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_sees_what() {
        let looker = |all, signed_in, shares| Looker {
            all,
            signed_in,
            shares,
        };
        let nobody = looker(false, false, false);
        let (outsider, member) = (looker(false, true, false), looker(false, true, true));
        let (guest_elsewhere, guest_here) = (nobody, looker(false, false, true));
        let own = looker(true, true, true);
        // audience: nobody, outsider, member, guest elsewhere, guest here, oneself
        let table = [
            (Audience::Everybody, [true, true, true, true, true, true]),
            (Audience::SignedIn, [false, true, true, false, true, true]),
            (Audience::Shared, [false, false, true, false, true, true]),
            (Audience::Nobody, [false, false, false, false, false, true]),
        ];
        for (audience, wanted) in table {
            let lookers = [nobody, outsider, member, guest_elsewhere, guest_here, own];
            let seen = lookers.map(|looker| looker.sees(audience));
            assert_eq!(seen, wanted, "{audience}");
        }
    }
}
