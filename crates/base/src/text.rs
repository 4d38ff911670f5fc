//! Text that people typed: cleaned, folded for comparing, cut to initials.

use crate::Invalid;

/// One line of text: trimmed, inner white space single, no control characters, of a bounded length in characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// Cleans `text` for `field`; fails with `required` when nothing is left and `too-long` above `most` characters.
    ///
    /// Control characters (a NUL among them, which PostgreSQL cannot store) become white space. Characters that turn the
    /// direction of writing are left out, as they would turn what stands behind the line too; a line of characters that
    /// nobody can see counts as empty.
    pub fn parse(field: &'static str, text: &str, most: usize) -> Result<Self, Invalid> {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .filter(|word| !word.is_empty())
            .collect();
        let line: String = words.join(" ").chars().filter(|c| !turns(*c)).collect();
        if !is_visible(&line) {
            return Err(Invalid::new(field, "required"));
        }
        if line.chars().count() > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            return Err(Invalid::bound(field, "too-long", most));
        }
        Ok(Self(line))
    }

    /// The cleaned line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a character turns the direction of writing (Unicode UAX 9, explicit formatting), or is nothing that is seen and
/// makes two names look the same.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Whether anything in a text can be seen: more than white space, controls and characters of no width.
pub fn is_visible(text: &str) -> bool {
    let hidden = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || turns(c)
            || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}')
    };
    text.chars().any(|c| !hidden(c))
}

/// The key to compare and sort by: lower case of the trimmed text. Made in Rust, as the two databases fold differently.
pub fn fold(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Whether a text holds a control character other than tab and line ends; such a text is no address, key or path.
pub fn has_control(text: &str) -> bool {
    text.chars()
        .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// Whether a text can be a slug or a handle: 1 to 60 of a-z, 0-9 and hyphen.
pub fn is_slug(text: &str) -> bool {
    (1..=60).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// At most two initials for a picture-less name: of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().next());
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cleaned_and_bounded() {
        assert_eq!(
            Line::parse("title", "  a\u{0}b\n c ", 9).map(|l| l.0),
            Ok("a b c".into())
        );
        assert_eq!(
            Line::parse("title", " \u{0} ", 9),
            Err(Invalid::new("title", "required"))
        );
        assert_eq!(
            Line::parse("title", "éééé", 3),
            Err(Invalid::bound("title", "too-long", 3))
        );
        assert!(Line::parse("title", "ééé", 3).is_ok());
    }

    #[test]
    fn initials_take_the_first_and_the_last_word() {
        assert_eq!(initials("Anna de Wit"), "AW");
        assert_eq!(initials("fatima"), "F");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn a_line_that_nobody_can_see_is_empty_and_none_turns_what_follows() {
        for hidden in ["\u{200b}", " \u{202e}\u{2060} ", "\u{3164}\u{feff}", "\0"] {
            assert_eq!(
                Line::parse("title", hidden, 9),
                Err(Invalid::new("title", "required")),
                "{hidden:?}"
            );
            assert!(!is_visible(hidden), "{hidden:?}");
        }
        let line = Line::parse("title", "a\u{202e}b \u{2066}c", 9).unwrap();
        assert_eq!(line.as_str(), "ab c");
        // What joins letters and faces stays.
        let face = "\u{1f469}\u{200d}\u{1f4bb}";
        assert_eq!(Line::parse("title", face, 9).unwrap().as_str(), face);
    }
}
