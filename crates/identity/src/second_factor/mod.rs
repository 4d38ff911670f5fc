//! A second step when signing in: a six-digit code of an app (TOTP, RFC 6238), or one of ten recovery codes.
//!
//! Who has one gives the password first and gets a half sign-in (10 minutes, 5 tries); the code makes it whole.

mod begin;
mod confirm;
mod finish;
mod show;
mod stop;
pub(crate) mod store;

use base::Ids;
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Totp};

pub use begin::{begin_second_factor, begin_sign_in};
pub use confirm::{confirm_second_factor, new_recovery_codes};
pub use finish::{Checked, finish_sign_in};
pub use show::{SecondFactor, has_second_factor, second_factor};
pub use stop::stop_second_factor;

use crate::Error;

/// Seconds a half sign-in lives.
pub const HALF_SECONDS: i64 = 600;
/// Wrong codes on one half sign-in before it ends.
const TRIES: i64 = 5;
/// How many recovery codes there are.
const CODES: usize = 10;

/// What an app needs to compute codes; shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The address in the QR code: `otpauth://totp/…`.
    pub url: String,
    /// The secret to type, in groups of four letters and digits.
    pub secret: String,
}

/// The computation over a secret: six digits, 30 seconds, one step of tolerance (RFC 6238 section 5.2).
fn totp(secret: &[u8], account: &str) -> Result<Totp, Error> {
    let issuer = Some("Kenniskring");
    Builder::new()
        .with_secret(secret.to_vec())
        .with_issuer(issuer)
        .with_account_name(account.replace(':', " "))
        .build()
        .map_err(|error| Error::Codes(error.to_string()))
}

/// Seconds since 1970, as the computation wants them.
fn seconds(now: base::Ts) -> u64 {
    u64::try_from(now.micros() / 1_000_000).unwrap_or_default()
}

/// A fresh recovery code: four groups of four letters and digits, 80 bits.
fn recovery_code(ids: &Ids) -> String {
    groups(&BASE32_NOPAD.encode(&ids.bytes::<10>())).to_lowercase()
}

/// What is kept of a recovery code, however it was typed; `None` when it cannot be one.
fn recovery_digest(typed: &str) -> Option<Vec<u8>> {
    let letters: String = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let bytes = BASE32_NOPAD.decode(letters.as_bytes()).ok()?;
    (bytes.len() == 10).then(|| Sha256::digest(bytes).to_vec())
}

/// In groups of four, to be read aloud.
fn groups(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_rfc() {
        // RFC 6238 appendix B has eight digits; the last six of them are what six digits give.
        let totp = totp(b"12345678901234567890", "anna").unwrap();
        for (time, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (2_000_000_000, "279037"),
        ] {
            assert_eq!(totp.check(code, time), Some(time / 30), "{time}");
            assert_eq!(
                totp.check(code, time + 30),
                Some(time / 30),
                "one step late"
            );
            assert_eq!(totp.check(code, time + 60), None, "two steps late");
        }
        for bad in ["", "28708", "2870822", "abcdef", "२८७०८२", "-87082"] {
            assert_eq!(totp.check(bad, 59), None, "{bad:?}");
        }
    }

    #[test]
    fn a_recovery_code_is_known_however_it_is_typed() {
        let code = recovery_code(&Ids::seeded(1));
        assert_eq!(code.len(), 19, "{code}");
        let digest = recovery_digest(&code).unwrap();
        for typed in [
            code.replace(' ', ""),
            code.to_uppercase(),
            code.replace(' ', " - "),
        ] {
            assert_eq!(recovery_digest(&typed), Some(digest.clone()), "{typed}");
        }
        for bad in ["", "aaaa", &code[1..], "111111"] {
            assert_eq!(recovery_digest(bad), None, "{bad:?}");
        }
    }
}
