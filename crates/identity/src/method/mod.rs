//! The ways in which somebody can sign in, counted in one place, so that nobody takes away their last one.

mod store;

use ::store::{Reader, Writer};
use base::{Call, PersonId};

use crate::{Error, access};

/// The ways in which somebody can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Methods {
    /// By a link that is mailed. Every account has an address that its owner has shown to be theirs, so it is always there.
    pub mail: bool,
    /// By a password.
    pub password: bool,
    /// By so many passkeys.
    pub passkeys: i64,
    /// By so many accounts elsewhere.
    pub connections: i64,
}

impl Methods {
    /// How many there are.
    pub fn count(&self) -> i64 {
        i64::from(self.mail) + i64::from(self.password) + self.passkeys + self.connections
    }
}

/// The ways in which the caller can sign in. Fails with `SignInNeeded`, or `NotFound` when the account has been disabled.
pub async fn methods(r: &mut Reader, call: &Call) -> Result<Methods, Error> {
    let me = access::signed_in(call)?;
    store::find(r, me.id).await?.ok_or(Error::NotFound)
}

/// Makes others wait who take a way to sign in from this person at the same moment, so that two do not each leave the
/// other's. Fails with `NotFound` for an unknown or disabled person.
pub(crate) async fn hold(w: &mut Writer, person: PersonId) -> Result<(), Error> {
    if store::update_held(w, person).await? {
        Ok(())
    } else {
        Err(Error::NotFound)
    }
}

/// Refuses with `LastMethod` when no way to sign in is left; asked after one was taken away, in the same transaction.
pub(crate) async fn keep_one(w: &mut Writer, person: PersonId) -> Result<(), Error> {
    let left = store::find(w, person).await?.ok_or(Error::NotFound)?;
    enough(left)
}

fn enough(left: Methods) -> Result<(), Error> {
    if left.count() > 0 {
        Ok(())
    } else {
        Err(Error::LastMethod)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_way_to_sign_in_stays() {
        let none = Methods {
            mail: false,
            password: false,
            passkeys: 0,
            connections: 0,
        };
        assert!(matches!(enough(none), Err(Error::LastMethod)));
        for one in [
            Methods { mail: true, ..none },
            Methods {
                password: true,
                ..none
            },
            Methods {
                passkeys: 1,
                ..none
            },
            Methods {
                connections: 1,
                ..none
            },
        ] {
            assert_eq!(one.count(), 1);
            assert!(enough(one).is_ok(), "{one:?}");
        }
    }
}
