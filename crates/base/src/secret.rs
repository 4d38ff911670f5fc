//! A bearer secret: 32 bytes of chance, of which only the digest is kept.

use std::fmt;

use crate::Ids;
use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

/// What stands before a bearer token, so that people and secret scanners recognise one.
const TOKEN_PREFIX: &str = "kk_";

/// 256 bits that let their holder in: of a session, a bearer token or a one-time link.
///
/// OWASP's Session Management Cheat Sheet asks for at least 64 bits of chance. As nobody can guess 256, the stored form
/// is a plain SHA-256: whoever reads the database cannot sign in with it. It has no `Display`, and `Debug` is mute, so
/// that it gets into no log.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A fresh secret.
    pub fn new(ids: &Ids) -> Self {
        Self(ids.bytes())
    }

    /// Reads [`Secret::text`]; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        // 32 bytes are 43 letters; anything longer is not worth decoding.
        if text.len() != 43 {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// Reads [`Secret::bearer`]; `None` when it is none.
    pub fn parse_bearer(text: &str) -> Option<Self> {
        Self::parse(text.strip_prefix(TOKEN_PREFIX)?)
    }

    /// For a cookie or a link: base64url without padding (RFC 4648 section 5), 43 letters.
    pub fn text(&self) -> String {
        BASE64URL_NOPAD.encode(&self.0)
    }

    /// For an `Authorization: Bearer` header (RFC 6750): `kk_` and [`Secret::text`].
    pub fn bearer(&self) -> String {
        format!("{TOKEN_PREFIX}{}", self.text())
    }

    /// What the database keeps.
    pub fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_reads_as_it_is_written_and_stays_out_of_logs() {
        let secret = Secret::new(&Ids::seeded(1));
        assert_eq!(secret.text().len(), 43);
        assert_eq!(Secret::parse(&secret.text()), Some(secret.clone()));
        assert_eq!(Secret::parse_bearer(&secret.bearer()), Some(secret.clone()));
        assert_eq!(Secret::parse(&secret.bearer()), None);
        assert_eq!(Secret::parse_bearer(&secret.text()), None);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        for bad in ["", "kk_", "é", "aaaa", &"=".repeat(43), &"a".repeat(44)] {
            assert_eq!(Secret::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_digest_is_sha_256_of_the_bytes() {
        // FIPS 180-4, 32 zero bytes.
        let zeros = "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925";
        assert_eq!(
            data_encoding::HEXLOWER.encode(&Secret([0; 32]).digest()),
            zeros
        );
    }
}
