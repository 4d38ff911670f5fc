//! The pages: a form or an address in, one verb or question, a page or a redirect out. No rule and no SQL stands here.

pub mod about;
pub mod account;
pub mod admin;
pub mod communities;
pub mod coordinate;
pub mod enter;
pub mod frame;
pub mod help;
pub mod home;
pub mod language;
pub mod links;
pub mod members;
pub mod notifications;
pub mod people;
pub mod posts;
pub mod present;
pub mod privacy;
pub mod requests;
pub mod roles;
pub mod second_factor;
pub mod settings;
pub mod sign_in;
pub mod sign_out;
pub mod threads;
pub mod unsubscribe;
pub mod way_in;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A text as it can stand in a query.
pub fn urlencode(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// Where a list by time goes on, as `MICROSECONDS.ID` in the query; `None` for what is no such place.
pub fn place_in_time<T: std::str::FromStr>(text: Option<&String>) -> Option<(base::Ts, T)> {
    let (at, id) = text?.split_once('.')?;
    Some((base::Ts::from_micros(at.parse().ok()?), id.parse().ok()?))
}

/// Where a list goes on, as its address says it: the id of the last line and the key it is sorted by.
pub fn place<T: std::str::FromStr>(text: &str) -> Option<(T, String)> {
    let (id, key) = text.split_once('.')?;
    Some((id.parse().ok()?, key.to_owned()))
}

/// Where to go back to: a path on this site, whatever was asked for (OWASP: unvalidated redirects).
pub fn local(path: &str) -> &str {
    let plain = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.contains(char::is_control);
    if plain { path } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_of_this_site_are_gone_back_to() {
        for good in ["/", "/t/k7f39qz?page=2#post-3", "/c/basisvaardigheden"] {
            assert_eq!(local(good), good);
        }
        for bad in [
            "",
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "\\/evil",
            "javascript:alert(1)",
            "/a\r\nX: y",
        ] {
            assert_eq!(local(bad), "/", "{bad:?}");
        }
    }
}
