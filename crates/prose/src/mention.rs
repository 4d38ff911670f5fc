//! Finding `@handle` in running text.

/// The shortest and longest handle, in characters: `[a-z0-9][a-z0-9-]{1,38}[a-z0-9]`.
const LENGTH: std::ops::RangeInclusive<usize> = 3..=40;

/// A piece of running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words without a mention.
    Words(&'t str),
    /// The handle of a mention as written, without its `@`: ASCII letters, digits and hyphens only.
    Mention(&'t str),
}

/// Cuts a text into words and mentions; put together again the pieces are the text. `before` is the character that
/// stands before the text, if any: `piet` in `jan*@piet*` is not mentioned, as little as in `jan@piet`.
pub(crate) fn pieces(text: &str, before: Option<char>) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut words = 0;
    for (at, _) in text.match_indices('@') {
        let (left, right) = text.split_at(at);
        let previous = left.chars().next_back().or(before);
        if previous.is_some_and(|c| is_word(c) || c == '@') {
            continue;
        }
        let Some(handle) = right.strip_prefix('@').and_then(leading_handle) else {
            continue;
        };
        if let Some(unmarked) = text.get(words..at).filter(|words| !words.is_empty()) {
            pieces.push(Piece::Words(unmarked));
        }
        pieces.push(Piece::Mention(handle));
        words = at + 1 + handle.len();
    }
    if let Some(rest) = text.get(words..).filter(|rest| !rest.is_empty()) {
        pieces.push(Piece::Words(rest));
    }
    pieces
}

/// Whether this is a handle in its canonical, lower-case form.
pub(crate) fn is_handle(text: &str) -> bool {
    leading_handle(text) == Some(text) && !text.contains(|c: char| c.is_ascii_uppercase())
}

/// The handle with which a text begins. None when the word goes on with something that no handle holds
/// (`@jan_piet`, `@jané`) or is an address on another site (`@jan@elsewhere.example`).
fn leading_handle(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(text.len());
    let (run, after) = text.split_at(end);
    if after.starts_with(|c: char| is_word(c) || c == '@') {
        return None;
    }
    let handle = run.trim_end_matches('-');
    (LENGTH.contains(&handle.len()) && !handle.starts_with('-')).then_some(handle)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::{Piece, is_handle, pieces};

    fn handles(text: &str) -> Vec<&str> {
        let of_mention = |piece| match piece {
            Piece::Mention(handle) => Some(handle),
            Piece::Words(_) => None,
        };
        pieces(text, None)
            .into_iter()
            .filter_map(of_mention)
            .collect()
    }

    #[test]
    fn a_mention_is_a_handle_after_an_at_sign_that_begins_a_word() {
        let forty = format!("@{}", "a".repeat(40));
        let forty_one = format!("@{}", "a".repeat(41));
        let table: [(&str, &[&str]); 26] = [
            ("@anna", &["anna"]),
            ("dag @anna, en @piet-2!", &["anna", "piet-2"]),
            ("(@anna)", &["anna"]),
            ("@anna/@piet", &["anna", "piet"]),
            ("@Anna.", &["Anna"]),
            ("@anna's", &["anna"]),
            ("@anna-", &["anna"]),
            ("@anna--", &["anna"]),
            ("@a-b", &["a-b"]),
            ("@123", &["123"]),
            ("é @anna", &["anna"]),
            (&forty, &[&forty[1..]]),
            (&forty_one, &[]),
            ("@ab", &[]),
            ("@ab-", &[]),
            ("@-anna", &[]),
            ("@", &[]),
            ("@@anna", &[]),
            ("jan@anna", &[]),
            ("é@anna", &[]),
            ("_@anna", &[]),
            ("@jan_piet", &[]),
            ("@jané", &[]),
            ("@anna@elders", &[]),
            ("@ anna", &[]),
            ("\u{ff20}anna", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(handles(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_character_before_the_text_counts() {
        assert_eq!(pieces("@anna", Some('n')), [Piece::Words("@anna")]);
        assert_eq!(pieces("@anna", Some(' ')), [Piece::Mention("anna")]);
    }

    #[test]
    fn the_pieces_together_are_the_text() {
        for text in ["", "dag", "@anna", "é@anna é @piet ë", "@ann @anna@ @"] {
            let together: String = pieces(text, None)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(words) => words.to_owned(),
                    Piece::Mention(handle) => format!("@{handle}"),
                })
                .collect();
            assert_eq!(together, text);
        }
    }

    #[test]
    fn a_canonical_handle_is_in_lower_case() {
        assert!(is_handle("anna-2"));
        for other in ["", "an", "Anna", "anna-", "-anna", "anna/x", "anna?x"] {
            assert!(!is_handle(other), "{other:?}");
        }
    }
}
