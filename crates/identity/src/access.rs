//! Who may do what here: most is one's own, the rest is for administrators and the program.

use base::{Actor, Call, Person};

use crate::Error;

/// The person who acts; fails with `SignInNeeded` for anybody else.
pub(crate) fn signed_in(call: &Call) -> Result<Person, Error> {
    match call.actor {
        Actor::Person(person) => Ok(person),
        Actor::Anonymous | Actor::System(_) => Err(Error::SignInNeeded),
    }
}

/// Lets the program and whoever is signed in through.
pub(crate) fn known(call: &Call) -> Result<(), Error> {
    match call.actor {
        Actor::System(_) | Actor::Person(_) => Ok(()),
        Actor::Anonymous => Err(Error::SignInNeeded),
    }
}

/// Lets the program and administrators through; for all others there is nothing here.
pub(crate) fn administers(call: &Call) -> Result<(), Error> {
    match call.actor {
        Actor::System(_) => Ok(()),
        Actor::Person(person) if person.administrator => Ok(()),
        Actor::Person(_) | Actor::Anonymous => Err(Error::NotFound),
    }
}

/// Lets the program and administrators through.
pub(crate) fn manages_accounts(call: &Call) -> Result<(), Error> {
    match call.actor {
        Actor::System(_) => Ok(()),
        Actor::Person(person) if person.administrator => Ok(()),
        Actor::Person(_) => Err(Error::Forbidden),
        Actor::Anonymous => Err(Error::SignInNeeded),
    }
}
