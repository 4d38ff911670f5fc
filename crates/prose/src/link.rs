//! Where a link may lead.

use ammonia::Url;

/// The schemes that a link in a text may have.
pub(crate) const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// What every link to elsewhere carries: no credit at search engines, no handle on our window, made by a user.
pub(crate) const REL: &str = "nofollow noopener ugc";

/// The longest value of an attribute, in bytes. Longer ones serve nobody, and cost the sanitiser the square of their
/// length.
const LONGEST: usize = 2048;

/// Whether this is short enough to be the value of an attribute.
pub(crate) fn fits(value: &str) -> bool {
    value.len() <= LONGEST
}

/// Whether this address is absolute, of an allowed scheme and not of absurd length.
///
/// Parsed by the URL standard (<https://url.spec.whatwg.org/>) as browsers do, so that `java\nscript:` and the like
/// are seen for what they are.
pub(crate) fn is_allowed(url: &str) -> bool {
    fits(url) && Url::parse(url).is_ok_and(|url| SCHEMES.contains(&url.scheme()))
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn an_address_of_absurd_length_is_not_allowed() {
        assert!(!is_allowed(&format!(
            "https://e.example/{}",
            "a".repeat(2_048)
        )));
    }

    #[test]
    fn only_web_and_mail_addresses_are_allowed() {
        let table = [
            ("https://bieb.example/a?b=c#d", true),
            ("HTTP://bieb.example", true),
            ("mailto:anna@bieb.example", true),
            ("javascript:alert(1)", false),
            ("JaVaScRiPt:alert(1)", false),
            (" javascript:alert(1)", false),
            ("java\nscript:alert(1)", false),
            ("\u{1}javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("vbscript:x", false),
            ("file:///etc/passwd", false),
            ("ftp://bieb.example", false),
            ("//elsewhere.example", false),
            ("/people/anna", false),
            ("#top", false),
            ("", false),
            ("https://", false),
        ];
        for (url, expected) in table {
            assert_eq!(is_allowed(url), expected, "{url:?}");
        }
    }
}
