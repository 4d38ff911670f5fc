//! Taking words back that others quoted.

use comrak::nodes::NodeValue;

use crate::{markdown, text};

/// What stands in the place of a line that was taken back.
const BLANK: &str = "[…]";

/// The text of a Markdown text without its markup, on one line: what somebody quotes who copies it from the page.
pub fn plain(markdown: &str) -> String {
    let arena = markdown::arena();
    let root = markdown::parse(&arena, markdown);
    let mut said = String::new();
    text::append(root, |_| false, &mut said);
    text::on_one_line(&said)
}

/// The text with every quoted line blanked that is somebody's own words, by `is_theirs`; `None` when there is none.
///
/// A line is asked about as it is written and without markup, both on one line without marks of quotation. What is not in a
/// block quote is the author's own and stays.
pub fn blank_quotes(markdown: &str, is_theirs: impl Fn(&str) -> bool) -> Option<String> {
    let quoted = quoted_lines(markdown);
    if quoted.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut blanked = false;
    for (number, line) in (1..).zip(markdown.split('\n')) {
        let inside = quoted
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&number));
        let words = without_marks(line);
        let theirs = inside && !words.is_empty() && (is_theirs(words) || is_theirs(&plain(words)));
        if theirs {
            let marks = line.strip_suffix(words).unwrap_or_default();
            lines.push(format!("{marks}{BLANK}"));
            blanked = true;
        } else {
            lines.push(line.to_owned());
        }
    }
    blanked.then(|| lines.join("\n"))
}

/// The first and last lines of the block quotes, from 1.
fn quoted_lines(markdown: &str) -> Vec<(usize, usize)> {
    let arena = markdown::arena();
    let root = markdown::parse(&arena, markdown);
    let mut todo = vec![root];
    let mut found = Vec::new();
    while let Some(node) = todo.pop() {
        let data = node.data();
        if matches!(data.value, NodeValue::BlockQuote) {
            found.push((data.sourcepos.start.line, data.sourcepos.end.line));
        } else {
            todo.extend(node.children());
        }
    }
    found
}

/// A line without what makes it a quotation, and without white space at its ends.
fn without_marks(line: &str) -> &str {
    let words = match line.split_once('>') {
        Some((marks, rest)) if marks.chars().all(|c| " \t-*+0123456789.)".contains(c)) => {
            rest.trim_start_matches(|c: char| c.is_whitespace() || c == '>')
        }
        _ => line.trim_start(),
    };
    words.trim_end_matches('\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_lines_are_taken_back_and_own_words_stay() {
        let theirs = |line: &str| line.contains("geheim");
        let table = [
            ("> een geheim\n\nmijn geheim", Some("> […]\n\nmijn geheim")),
            (
                "> > diep geheim\n> gewoon\n\nja",
                Some("> > […]\n> gewoon\n\nja"),
            ),
            ("> begin\nlui geheim\n\nja", Some("> begin\n[…]\n\nja")),
            ("- punt\n- > geheim\n", Some("- punt\n- > […]\n")),
            ("> **ge**heim", Some("> […]")),
            ("geheim > geheim", None),
            ("```\n> geheim\n```", None),
            ("> iets", None),
        ];
        for (text, expected) in table {
            assert_eq!(blank_quotes(text, theirs).as_deref(), expected, "{text}");
        }
    }
}
