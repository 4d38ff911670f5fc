//! An e-mail address, as far as it can be judged without sending to it.

use crate::{Invalid, fold};

/// An e-mail address: one `@`, at most 254 bytes (RFC 5321 section 4.5.3.1, minus the brackets).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email {
    text: String,
    key: String,
}

impl Email {
    /// Checks `text` for `field`, trimmed: `required`, `too-long`, or `not-an-address`.
    ///
    /// Whether mail arrives is known only by sending some; this refuses what cannot be an address, and the characters
    /// that mean something in a header.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Invalid> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Invalid::new(field, "required"));
        }
        if text.len() > 254 {
            return Err(Invalid::bound(field, "too-long", 254));
        }
        let bad = |c: char| c.is_control() || c.is_whitespace() || "<>()[]\\,;:\"".contains(c);
        match text.split_once('@') {
            Some((local, domain))
                if is_part(local)
                    && is_part(domain)
                    && !domain.contains('@')
                    && !text.contains(bad) =>
            {
                Ok(Self {
                    text: text.to_owned(),
                    key: fold(text),
                })
            }
            _ => Err(Invalid::new(field, "not-an-address")),
        }
    }

    /// The address as typed, for sending to.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The address to compare by: two that differ only in case are one account.
    pub fn key(&self) -> &str {
        &self.key
    }
}

fn is_part(part: &str) -> bool {
    !part.is_empty() && !part.starts_with('.') && !part.ends_with('.') && !part.contains("..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let email = Email::parse("email", " Anna.De-Wit+kk@Bibliotheek.example ").unwrap();
        assert_eq!(email.as_str(), "Anna.De-Wit+kk@Bibliotheek.example");
        assert_eq!(email.key(), "anna.de-wit+kk@bibliotheek.example");
        assert!(Email::parse("email", "root@localhost").is_ok());
        assert_eq!(
            Email::parse("email", " "),
            Err(Invalid::new("email", "required"))
        );
        let long = format!("{}@example.nl", "a".repeat(250));
        assert_eq!(
            Email::parse("email", &long),
            Err(Invalid::bound("email", "too-long", 254))
        );
        let bad = [
            "a", "@", "a@", "@b", "a@b@c", "a b@c", "a\nb@c", "a@b\u{0}", "a@b.", "a..b@c",
            "<a@b>", "a,b@c",
        ];
        for bad in bad {
            assert_eq!(
                Email::parse("email", bad),
                Err(Invalid::new("email", "not-an-address")),
                "{bad:?}"
            );
        }
    }
}
