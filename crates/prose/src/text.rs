//! The plain text of a piece of the tree.

use comrak::Node;
use comrak::nodes::NodeValue;

/// Appends the text of a node and all below it, without markup: code and raw HTML as written, links and images by
/// their text, blocks and line breaks as spaces. Leaves out the nodes (with all below them) that `skip` names.
pub(crate) fn append(root: Node<'_>, skip: fn(&NodeValue) -> bool, out: &mut String) {
    // A stack of our own: a hostile tree may be deeper than the thread's stack.
    let mut todo = vec![Some(root)];
    while let Some(next) = todo.pop() {
        let Some(node) = next else {
            out.push(' ');
            continue;
        };
        let value = &node.data().value;
        if skip(value) {
            continue;
        }
        match value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::CodeBlock(code) => out.push_str(&code.literal),
            NodeValue::HtmlInline(html) => out.push_str(html),
            NodeValue::HtmlBlock(html) => out.push_str(&html.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
        if value.block() {
            out.push(' ');
            todo.push(None);
        }
        todo.extend(node.reverse_children().map(Some));
    }
}

/// Everything on one line: white space in runs of one, none at the ends, and no characters that could hide, break
/// or turn around what stands beside the text in a list or in the subject of a mail.
pub(crate) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()) {
        let mut visible = word.chars().filter(|c| !turns_text(*c)).peekable();
        if visible.peek().is_some() && !line.is_empty() {
            line.push(' ');
        }
        line.extend(visible);
    }
    line
}

/// The embeddings, overrides and isolates of Unicode (UAX 9), which act on what follows the excerpt too.
fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
