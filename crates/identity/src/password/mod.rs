//! Passwords: how long, and how they are kept. Slow on purpose: call it off the async threads, before a `Writer` is open.

mod common;

use std::fmt;

use argon2::password_hash::{Error as HashError, PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, PasswordHash, Version};
use base::{Invalid, fold};

use crate::Error;

/// Argon2id with 19 MiB, two passes, one lane: OWASP Password Storage Cheat Sheet.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A hash of the same cost that nobody's password has (of 32 zero bytes), to compare with where there is none.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password somebody may choose: 8 to 256 characters, whichever, but none that many people use (NIST SP 800-63B: length
/// and a list, no composition rules).
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Checks `text` for `field`: `too-short` below 8, `too-long` above 256 characters, `common` when
    /// many people use it. It is taken as typed.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Invalid> {
        match text.chars().count() {
            0..8 => Err(Invalid::bound(field, "too-short", 8)),
            8..=256 if common::is_common(text) => Err(Invalid::new(field, "common")),
            8..=256 => Ok(Self(text.to_owned())),
            _ => Err(Invalid::bound(field, "too-long", 256)),
        }
    }

    /// As [`Password::parse`]; `same-as-email` when it is the account's e-mail address.
    pub fn parse_for(field: &'static str, text: &str, email: &str) -> Result<Self, Invalid> {
        let password = Self::parse(field, text)?;
        if fold(text) == fold(email) {
            return Err(Invalid::new(field, "same-as-email"));
        }
        Ok(password)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A hashed password: a PHC string of argon2id.
#[derive(Clone, PartialEq, Eq)]
pub struct Hash(String);

impl Hash {
    /// The PHC string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hash(…)")
    }
}

/// Hashes a password with a salt of the caller's (`call.ids.bytes()`); slow on purpose, and takes 19 MiB.
///
/// Fails with `Hashing` when there is no memory for it.
pub fn hash(password: &Password, salt: [u8; 16]) -> Result<Hash, Error> {
    let failed = |error: &dyn fmt::Display| Error::Hashing(error.to_string());
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|e| failed(&e))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_with_salt(password.0.as_bytes(), &salt)
        .map(|hash| Hash(hash.to_string()))
        .map_err(|e| failed(&e))
}

/// Whether `attempt` is the password whose PHC string is `stored`.
///
/// Where there is none (empty: no account, or no password set) or it cannot be read, the same work is done on a dummy,
/// so that the time tells nothing about the account (OWASP Authentication Cheat Sheet).
pub fn verify(stored: &str, attempt: &str) -> bool {
    judge(stored, |hash| compare(hash, attempt))
}

/// What comparing with one hash came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Same,
    Different,
    /// The hash could not be compared with, so no work was done.
    Unreadable,
}

fn judge(stored: &str, mut compare: impl FnMut(&str) -> Outcome) -> bool {
    match compare(stored) {
        Outcome::Same => true,
        Outcome::Different => false,
        Outcome::Unreadable => {
            compare(DUMMY);
            false
        }
    }
}

fn compare(stored: &str, attempt: &str) -> Outcome {
    let Ok(hash) = PasswordHash::new(stored) else {
        return Outcome::Unreadable;
    };
    if hash.salt.is_none() || hash.hash.is_none() {
        return Outcome::Unreadable;
    }
    match Argon2::default().verify_password(attempt.as_bytes(), &hash) {
        Ok(()) => Outcome::Same,
        Err(HashError::PasswordInvalid) => Outcome::Different,
        Err(_) => Outcome::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_and_being_rare_are_the_only_rules() {
        let parse = |text: &str| Password::parse("password", text).map(|p| p.0);
        assert_eq!(
            parse("1234567"),
            Err(Invalid::bound("password", "too-short", 8))
        );
        assert_eq!(parse("é 3 5 7 "), Ok("é 3 5 7 ".to_owned()));
        assert!(parse(&"öe".repeat(128)).is_ok());
        assert_eq!(
            parse(&"a".repeat(257)),
            Err(Invalid::bound("password", "too-long", 256))
        );
        assert_eq!(parse("Welkom2026"), Err(Invalid::new("password", "common")));
        let same = Password::parse_for("password", "Anna@Example.nl", "anna@example.nl");
        assert_eq!(same, Err(Invalid::new("password", "same-as-email")));
        assert_eq!(format!("{:?}", Password("secret".into())), "Password(…)");
    }

    #[test]
    fn a_hash_has_the_cost_owasp_asks_and_knows_its_password() {
        let password = Password::parse("password", "een goed wachtwoord").unwrap();
        let hash = hash(&password, [7; 16]).unwrap();
        assert!(
            hash.0.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{}",
            hash.0
        );
        assert!(verify(&hash.0, "een goed wachtwoord"));
        assert!(!verify(&hash.0, "een fout wachtwoord"));
        assert_ne!(super::hash(&password, [8; 16]).unwrap(), hash);
    }

    #[test]
    fn wrong_and_unknown_do_the_same_work_once() {
        let known = hash(&Password("12345678".into()), [7; 16]).unwrap();
        let unreadable = [
            "",
            "x",
            "$argon2id$v=19$m=19456,t=2,p=1",
            "$scrypt$ln=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAA",
        ];
        for stored in unreadable.into_iter().chain([known.as_str()]) {
            let mut worked = Vec::new();
            let found = judge(stored, |hash| {
                let outcome = compare(hash, "another one");
                if outcome != Outcome::Unreadable {
                    let hash = PasswordHash::new(hash).unwrap();
                    worked.push((hash.algorithm.to_string(), hash.params.to_string()));
                }
                outcome
            });
            assert!(!found);
            assert_eq!(
                worked,
                [("argon2id".into(), "m=19456,t=2,p=1".into())],
                "{stored}"
            );
        }
    }

    #[test]
    fn the_dummy_lets_nobody_in() {
        assert!(!judge("", |hash| if hash == DUMMY {
            Outcome::Same
        } else {
            Outcome::Unreadable
        }));
        assert!(PasswordHash::new(DUMMY).is_ok());
    }
}
