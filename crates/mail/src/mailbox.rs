//! A name with an address: `Kenniskring <noreply@example.nl>`.

use std::fmt;
use std::str::FromStr;

use lettre::Address;

use crate::Error;

/// The sender of the letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox(pub(crate) lettre::message::Mailbox);

impl Mailbox {
    /// A name (may be empty) with an address; `None` when the address cannot be one.
    pub(crate) fn of(name: &str, address: &str) -> Option<Self> {
        let address: Address = address.parse().ok()?;
        let name = one_line(name);
        let name = (!name.is_empty()).then_some(name);
        Some(Self(lettre::message::Mailbox::new(name, address)))
    }

    /// The address alone.
    pub fn address(&self) -> &str {
        self.0.email.as_ref()
    }

    /// What stands behind the `@`.
    pub(crate) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl FromStr for Mailbox {
    type Err = Error;

    /// Reads `name <address>` or an address alone; fails with [`Error::Setting`].
    fn from_str(text: &str) -> Result<Self, Error> {
        let parts = match text.trim().strip_suffix('>') {
            Some(front) => front.split_once('<'),
            None => Some(("", text.trim())),
        };
        parts
            .and_then(|(name, address)| Self::of(name.trim().trim_matches('"'), address))
            .ok_or_else(|| {
                Error::Setting(format!(
                    "mail_from is not an address: {text:?}. Write it as `Kenniskring <noreply@example.nl>`"
                ))
            })
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text on one line: what a header may hold, so that no name or subject can begin a header of its own.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_read_with_and_without_a_name() {
        let read = |text: &str| {
            text.parse::<Mailbox>()
                .map(|m| (m.0.name.clone(), m.address().to_owned()))
        };
        let named = |name: &str| Some(name.to_owned());
        assert_eq!(
            read("Kenniskring <noreply@localhost>").unwrap(),
            (named("Kenniskring"), "noreply@localhost".into())
        );
        assert_eq!(
            read("\"Béb, de\" <a@b.nl>").unwrap(),
            (named("Béb, de"), "a@b.nl".into())
        );
        assert_eq!(read(" a@b.nl ").unwrap(), (None, "a@b.nl".into()));
        for bad in [
            "",
            "Kenniskring",
            "<>",
            "a@b.nl>",
            "a <b> c",
            "x <a@b.nl",
            "x <a\n@b.nl>",
        ] {
            assert!(read(bad).is_err(), "{bad:?}");
        }
    }
}
