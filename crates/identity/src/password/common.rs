//! Passwords that many people use, so that whoever guesses tries them first (NIST SP 800-63B section 3.1.1.2).

use std::collections::HashSet;
use std::sync::LazyLock;

use base::fold;

/// One a line; lines that begin with `#` tell where they come from.
const LIST: &str = include_str!("common.txt");

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    LIST.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
});

/// Words that do not become hard to guess by digits and marks behind them: `Welkom2026!`.
const STEMS: [&str; 8] = [
    "bibliotheek",
    "geheim",
    "kenniskring",
    "password",
    "qwerty",
    "wachtwoord",
    "welcome",
    "welkom",
];

/// Whether a password is one that many people use, in either case, or one letter over and over.
pub(super) fn is_common(text: &str) -> bool {
    let folded = fold(text);
    let stem = folded.trim_end_matches(|c: char| !c.is_alphabetic());
    let mut letters = folded.chars();
    let first = letters.next();
    COMMON.contains(folded.as_str())
        || STEMS.contains(&stem)
        || letters.all(|letter| Some(letter) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_many_people_use_is_known_in_any_case() {
        for common in [
            "password1",
            "PassWord",
            "iloveyou",
            "1qaz2wsx",
            "Welkom01",
            "welkom2026!",
            "Bibliotheek-123",
            "12345678",
            "aaaaaaaaaaaa",
            "Sinterklaas",
        ] {
            assert!(is_common(common), "{common}");
        }
        for rare in [
            "een lang wachtwoord",
            "welkom bij de bieb",
            "kenniskring-demo",
            "aaaaaaaaaaab",
        ] {
            assert!(!is_common(rare), "{rare}");
        }
    }

    #[test]
    fn the_list_holds_only_what_could_be_chosen_otherwise() {
        assert!((2_000..=10_100).contains(&COMMON.len()), "{}", COMMON.len());
        for line in COMMON.iter() {
            assert!(line.chars().count() >= 8, "{line}: refused as too short");
            assert_eq!(*line, fold(line), "{line}: never compared with");
        }
    }
}
