//! One line of plain text that stands for a whole text.

use comrak::nodes::NodeValue;

use crate::{markdown, text};

const CUT: char = '…';

/// The beginning of a text as one line without markup, for lists, mails and search results.
///
/// Plain text, not HTML: whoever puts it into a page must escape it. Quotes and code blocks are left out, unless the
/// text holds nothing else; links and images are represented by their text. At most `max_chars` characters (Unicode
/// scalar values, not bytes); a longer text is cut at the end of a word and ends in `…`, which counts. A single word
/// that is too long is cut within. Empty when there is nothing to show.
pub fn excerpt(markdown: &str, max_chars: usize) -> String {
    let arena = markdown::arena();
    let root = markdown::parse(&arena, markdown);

    let mut said = String::new();
    text::append(root, is_aside, &mut said);
    let mut line = text::on_one_line(&said);
    if line.is_empty() {
        text::append(root, |_| false, &mut said);
        line = text::on_one_line(&said);
    }
    cut(line, max_chars)
}

/// What somebody else said, and what a machine reads.
fn is_aside(value: &NodeValue) -> bool {
    matches!(value, NodeValue::BlockQuote | NodeValue::CodeBlock(_))
}

fn cut(line: String, max_chars: usize) -> String {
    let Some(room) = max_chars.checked_sub(1) else {
        return String::new();
    };
    if line.chars().nth(max_chars).is_none() {
        return line;
    }
    // One more than there is room for: when that one is a space, the word before it fits whole.
    let head: String = line.chars().take(room + 1).collect();
    let whole_words = head.rsplit_once(' ').map(|(words, _)| words.to_owned());
    let mut kept = whole_words.unwrap_or_else(|| head.chars().take(room).collect());
    kept.truncate(
        kept.trim_end_matches([' ', ',', ';', ':', '.', '-', '–', CUT])
            .len(),
    );
    kept.push(CUT);
    kept
}
