//! A mail domain: what stands after the `@`.

use base::{Invalid, fold};

/// A mail domain, in small letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Domain(String);

/// How many an organisation may have.
const MOST: usize = 30;

impl Domain {
    /// Checks `text` for `field`: `not-a-domain` unless it is two or more labels of a-z, 0-9 and hyphen with dots between
    /// them (RFC 1035 section 2.3.1), at most 253 letters.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, Invalid> {
        let key = fold(text);
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        if key.len() > 253 || !key.contains('.') || !key.split('.').all(label) {
            return Err(Invalid::new(field, "not-a-domain"));
        }
        Ok(Self(key))
    }

    /// Checks a list with blanks, commas or line ends between the domains; `too-many` above 30. Repeats count once.
    pub fn parse_all(field: &'static str, text: &str) -> Result<Vec<Self>, Invalid> {
        let parts = text
            .split(|c: char| c.is_whitespace() || c == ',' || c == ';')
            .filter(|part| !part.is_empty());
        let mut all = parts
            .map(|part| Self::parse(field, part))
            .collect::<Result<Vec<_>, _>>()?;
        all.sort();
        all.dedup();
        if all.len() > MOST {
            return Err(Invalid::bound(field, "too-many", 30));
        }
        Ok(all)
    }

    /// The domain of a mail address in its folded form; `None` for one without a full domain.
    pub fn of_address(key: &str) -> Option<Self> {
        let (_, domain) = key.rsplit_once('@')?;
        Self::parse("email", domain).ok()
    }

    /// The domain.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_domains_is_read_and_slips_are_refused() {
        let all =
            Domain::parse_all("domains", " Duinkant.example,\nb-c.d.nl duinkant.EXAMPLE;").unwrap();
        let all: Vec<&str> = all.iter().map(Domain::as_str).collect();
        assert_eq!(all, ["b-c.d.nl", "duinkant.example"]);
        assert_eq!(Domain::parse_all("domains", " \n"), Ok(Vec::new()));
        for bad in [
            "nl",
            "@a.nl",
            "https://a.nl",
            "a..nl",
            "-a.nl",
            "a-.nl",
            "a_b.nl",
            ".nl",
            "a.nl.",
        ] {
            assert_eq!(
                Domain::parse("domains", bad),
                Err(Invalid::new("domains", "not-a-domain")),
                "{bad}"
            );
        }
        let many: String = (0..31).map(|n| format!("d{n}.nl ")).collect();
        assert_eq!(
            Domain::parse_all("domains", &many),
            Err(Invalid::bound("domains", "too-many", 30))
        );
        let of = Domain::of_address("anna@duinkant.example");
        assert_eq!(of.as_ref().map(Domain::as_str), Some("duinkant.example"));
        assert_eq!(Domain::of_address("root@localhost"), None);
    }
}
