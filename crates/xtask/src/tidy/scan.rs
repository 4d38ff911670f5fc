//! Takes Rust text apart just far enough: what is code, and what its string literals say.

/// A file's text, apart.
pub(super) struct Source {
    /// The text with comments and the content of strings blanked; every character keeps its place.
    pub(super) code: Vec<char>,
    /// Each string literal: where it begins, and what it says.
    pub(super) strings: Vec<(usize, String)>,
}

impl Source {
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader {
            text: text.chars().collect(),
            at: 0,
            out: Self {
                code: Vec::with_capacity(text.len()),
                strings: Vec::new(),
            },
        };
        while reader.at < reader.text.len() {
            reader.next();
        }
        reader.out
    }

    /// The code as text.
    pub(super) fn text(&self) -> String {
        self.code.iter().collect()
    }

    /// The string literals inside each call of a macro, such as `sql!("…")`.
    pub(super) fn calls(&self, name: &str) -> Vec<Vec<&str>> {
        let wanted: Vec<char> = format!("{name}!").chars().collect();
        let mut calls = Vec::new();
        for (at, window) in self.code.windows(wanted.len()).enumerate() {
            let before = at.checked_sub(1).and_then(|at| self.code.get(at));
            if window != wanted || before.is_some_and(|c| c.is_alphanumeric() || *c == '_') {
                continue;
            }
            let Some(end) = self.closing(at + wanted.len()) else {
                continue;
            };
            let inside = |place: usize| (at..end).contains(&place);
            let texts = self.strings.iter().filter(|(place, _)| inside(*place));
            calls.push(texts.map(|(_, text)| text.as_str()).collect());
        }
        calls
    }

    /// Where the bracket that opens at `start` closes; nothing if none opens there.
    fn closing(&self, start: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (at, c) in self.code.iter().enumerate().skip(start) {
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => {
                    depth = depth.checked_sub(1)?;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                c if depth == 0 && !c.is_whitespace() => return None,
                _ => {}
            }
        }
        None
    }
}

struct Reader {
    text: Vec<char>,
    at: usize,
    out: Source,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text.get(self.at + ahead).copied()
    }

    /// Moves on, keeping the characters or blanking them.
    fn take(&mut self, count: usize, keep: bool) {
        for _ in 0..count {
            if let Some(c) = self.peek(0) {
                self.out.code.push(if keep || c == '\n' { c } else { ' ' });
                self.at += 1;
            }
        }
    }

    fn next(&mut self) {
        match (self.peek(0), self.peek(1)) {
            (Some('/'), Some('/')) => {
                while self.peek(0).is_some_and(|c| c != '\n') {
                    self.take(1, false);
                }
            }
            (Some('/'), Some('*')) => self.block_comment(),
            (Some('"'), _) => self.string(),
            (Some('r'), Some('"' | '#')) if !self.inside_word() => self.raw_string(),
            (Some('b' | 'c'), Some('r')) if !self.inside_word() => {
                self.take(1, true);
                if matches!(self.peek(1), Some('"' | '#')) {
                    self.raw_string();
                }
            }
            (Some('\''), Some('\\')) => {
                // A character such as '\'' or '\u{2019}': up to the quote after what is escaped.
                self.take(3, false);
                while self.peek(0).is_some_and(|c| c != '\'') {
                    self.take(1, false);
                }
                self.take(1, false);
            }
            (Some('\''), Some(_)) if self.peek(2) == Some('\'') => self.take(3, false),
            _ => self.take(1, true),
        }
    }

    /// Whether the character before is part of a name, as the `r` in `bar"…"` would be.
    fn inside_word(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.get(at));
        before.is_some_and(|c| c.is_alphanumeric() || *c == '_')
            && !matches!(before, Some('b' | 'c'))
    }

    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => {
                    depth += 1;
                    self.take(2, false);
                }
                (Some('*'), Some('/')) => {
                    depth -= 1;
                    self.take(2, false);
                    if depth == 0 {
                        return;
                    }
                }
                (Some(_), _) => self.take(1, false),
                (None, _) => return,
            }
        }
    }

    fn string(&mut self) {
        let start = self.at;
        let mut says = String::new();
        self.take(1, true);
        while let Some(c) = self.peek(0) {
            match (c, self.peek(1)) {
                ('"', _) => break,
                ('\\', Some('\n')) => {
                    // A backslash at the end of a line swallows the blanks of the next.
                    self.take(1, false);
                    while self.peek(0).is_some_and(char::is_whitespace) {
                        self.take(1, false);
                    }
                }
                ('\\', Some(escaped)) => {
                    says.push(match escaped {
                        'n' => '\n',
                        't' => '\t',
                        other => other,
                    });
                    self.take(2, false);
                }
                _ => {
                    says.push(c);
                    self.take(1, false);
                }
            }
        }
        self.take(1, true);
        self.out.strings.push((start, says));
    }

    /// `r"…"` or `r#"…"#`; a raw name such as `r#type` is code.
    fn raw_string(&mut self) {
        let start = self.at;
        let mut hashes = 0;
        while self.peek(1 + hashes) == Some('#') {
            hashes += 1;
        }
        if self.peek(1 + hashes) != Some('"') {
            self.take(1, true);
            return;
        }
        self.take(2 + hashes, true);
        let mut says = String::new();
        while let Some(c) = self.peek(0) {
            if c == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == Some('#')) {
                break;
            }
            says.push(c);
            self.take(1, false);
        }
        self.take(1 + hashes, true);
        self.out.strings.push((start, says));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_no_code() {
        let source = Source::read(
            "a(\"x // y\"); // sql!(\"no\")\n/* /* b */ \"c\" */ d('\"', '\\'', 'e', &'f g)",
        );
        let code = source.text();
        assert!(code.contains("a("), "{code}");
        assert!(code.contains("&'f g)"), "{code}");
        assert!(
            !code.contains("sql!") && !code.contains('y') && !code.contains('c'),
            "{code}"
        );
        assert_eq!(source.strings, [(2, "x // y".to_owned())]);
    }

    #[test]
    fn calls_give_their_literals_escaped_raw_and_broken() {
        let text = r####"
            r.query(sql!("SELECT a \
                          FROM b WHERE c = \"d\"")).bind(x);
            pair! { sqlite: r#"SELECT "e""#, postgres: "SELECT f" }
            mysql!("no"); r#type; br"bytes";
            macro_rules! sql { () => { "no" } }
        "####;
        let source = Source::read(text);
        assert_eq!(source.calls("sql"), [["SELECT a FROM b WHERE c = \"d\""]]);
        assert_eq!(source.calls("pair"), [["SELECT \"e\"", "SELECT f"]]);
    }
}
