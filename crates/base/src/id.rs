//! Every kind of id, one line each, so that a thread's id can never be taken for a person's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, sqlx::Type)]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> { Uuid::parse_str(text).map(Self) }
        }
    )+ };
}

ids! {
    /// An id whose kind does not matter to the holder (an idempotent answer, a lease).
    AnyId,
    /// A community of practice.
    CommunityId,
    /// An account elsewhere by which somebody signs in.
    ConnectionId,
    /// Somebody's work at an organisation.
    EmploymentId,
    /// A letter in the mail queue.
    LetterId,
    /// Somebody's wish for a letter with a link.
    LinkRequestId,
    /// A notice in somebody's inbox.
    NoticeId,
    /// An organisation of the network.
    OrganisationId,
    /// A passkey of somebody's.
    PasskeyId,
    /// A person's account.
    PersonId,
    /// A post in a thread.
    PostId,
    /// An answer to join requests that is kept to be used again.
    SavedAnswerId,
    /// A signed-in session.
    SessionId,
    /// A bearer token of the API.
    TokenId,
    /// A way into a community: an invitation, or a link.
    WayInId,
}

/// Digits of a thread's short id: Crockford's base 32 in lower case (no i, l, o, u), so that it can be read aloud.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A thread: a number below 2^35, written as seven letters and digits, short enough to read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct ThreadId(i64);

impl ThreadId {
    /// The thread id made of the lowest 35 bits of `bits`.
    pub const fn from_bits(bits: u64) -> Self {
        Self((bits & ((1 << 35) - 1)) as i64)
    }
}

impl fmt::Display for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'0'; 7];
        let mut rest = self.0;
        for place in text.iter_mut().rev() {
            let digit = usize::try_from(rest & 31).unwrap_or_default();
            *place = DIGITS.get(digit).copied().unwrap_or(b'0');
            rest >>= 5;
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

/// A text that is no thread's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a thread's id is seven letters and digits")]
pub struct NoThreadId;

impl FromStr for ThreadId {
    type Err = NoThreadId;

    /// Reads the seven digits in either case, taking `o` for zero and `i`, `l` for one as Crockford advises.
    fn from_str(text: &str) -> Result<Self, NoThreadId> {
        if text.len() != 7 {
            return Err(NoThreadId);
        }
        let mut value: i64 = 0;
        for byte in text.bytes() {
            let byte = match byte.to_ascii_lowercase() {
                b'o' => b'0',
                b'i' | b'l' => b'1',
                other => other,
            };
            let digit = DIGITS.iter().position(|d| *d == byte).ok_or(NoThreadId)?;
            value = (value << 5) | i64::try_from(digit).map_err(|_| NoThreadId)?;
        }
        Ok(Self(value))
    }
}

impl Serialize for ThreadId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ThreadId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_id_reads_as_it_is_written() {
        for bits in [0, 1, 31, 32, (1 << 35) - 1, u64::MAX, 123_456_789_012] {
            let id = ThreadId::from_bits(bits);
            assert_eq!(id.to_string().len(), 7);
            assert_eq!(id.to_string().parse(), Ok(id));
            assert_eq!(id.to_string().to_uppercase().parse(), Ok(id));
        }
        assert_eq!("0ooilL1".parse::<ThreadId>(), "0001111".parse());
        for bad in ["", "1234", "12345678", "12345u7", "é23456"] {
            assert!(bad.parse::<ThreadId>().is_err(), "{bad}");
        }
    }
}
