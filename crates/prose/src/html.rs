//! Writing the tree as HTML, with our own hand in text, links, images, headings, code, raw HTML and mentions.

use std::collections::HashSet;
use std::fmt::{self, Write};

use comrak::Node;
use comrak::html::{ChildRendering, Context, format_document_with_formatter, format_node_default};
use comrak::nodes::{NodeLink, NodeValue};
use comrak::options::Plugins;

use crate::mention::Piece;
use crate::write::{write_code_block, write_link_tag, write_paragraph, write_words};
use crate::{link, markdown, mention, text};

/// The deepest nesting that is shown as such. The HTML parser after us (and any browser) takes time in proportion
/// to the depth for each element.
const DEEPEST: usize = 48;

/// A post stands under the `h2` of its page.
const HEADING_SHIFT: u8 = 2;
const LOWEST_HEADING: u8 = 6;
/// Stands for people who are gone; nobody is called so.
const NOBODY: &str = "oud-lid";

type Out<'o, 'c> = Context<'o, 'c, State>;
type Written = Result<ChildRendering, fmt::Error>;

/// What is known at one point of the walk through the tree.
#[derive(Default)]
struct State {
    depth: usize,
    /// For each link around this point whether it was written as one. A link within a link is not HTML.
    links: Vec<bool>,
    /// The last character of the running text.
    previous: Option<char>,
    mentions: Vec<String>,
    seen: HashSet<String>,
}

/// Writes the tree as HTML and lists the mentions. The result still has to be sanitised.
pub(crate) fn write(root: Node<'_>) -> (String, Vec<String>) {
    let mut html = String::new();
    let options = markdown::options();
    let plugins = Plugins::default();
    let start = State::default();
    let end = format_document_with_formatter(root, options, &mut html, &plugins, write_node, start);
    // Writing to a String does not fail; if the writer ever gives up, half a page is worse than none.
    end.map_or_else(
        |_| (String::new(), Vec::new()),
        |state| (html, state.mentions),
    )
}

fn write_node(out: &mut Out<'_, '_>, node: Node<'_>, entering: bool) -> Written {
    if entering {
        out.user.depth += 1;
    }
    let too_deep = out.user.depth > DEEPEST && opens_a_level(&node.data().value);
    if !entering {
        out.user.depth -= 1;
    }
    match (too_deep, entering) {
        (false, true) => enter(out, node),
        (false, false) => leave(out, node),
        (true, true) => write_flat(out, node),
        (true, false) => Ok(ChildRendering::Skip),
    }
}

fn enter(out: &mut Out<'_, '_>, node: Node<'_>) -> Written {
    let value = &node.data().value;
    if let NodeValue::Text(words) = value {
        return write_text(out, words);
    }
    if !runs_on(value) {
        out.user.previous = None;
    }
    match value {
        NodeValue::Link(link) => open_link(out, link),
        NodeValue::Image(image) => write_image(out, node, image),
        NodeValue::Heading(heading) => {
            out.cr()?;
            write!(out, "<h{}>", shifted(heading.level))?;
            Ok(ChildRendering::HTML)
        }
        NodeValue::Code(code) => {
            out.write_str("<code>")?;
            write_words(out, &code.literal)?;
            out.write_str("</code>")?;
            Ok(ChildRendering::Skip)
        }
        NodeValue::CodeBlock(code) => write_code_block(out, code),
        NodeValue::HtmlInline(html) => write_words(out, html),
        NodeValue::HtmlBlock(html) => write_paragraph(out, &html.literal),
        _ => format_node_default(out, node, true),
    }
}

fn leave(out: &mut Out<'_, '_>, node: Node<'_>) -> Written {
    let value = &node.data().value;
    if !runs_on(value) {
        out.user.previous = None;
    }
    match value {
        NodeValue::Link(_) => close_link(out),
        NodeValue::Heading(heading) => {
            writeln!(out, "</h{}>", shifted(heading.level))?;
            Ok(ChildRendering::HTML)
        }
        NodeValue::Text(_)
        | NodeValue::Image(_)
        | NodeValue::Code(_)
        | NodeValue::CodeBlock(_)
        | NodeValue::HtmlInline(_)
        | NodeValue::HtmlBlock(_) => Ok(ChildRendering::Skip),
        _ => format_node_default(out, node, false),
    }
}

/// Whether a word goes on through this node, as in `a**b**`. Everything else parts what stands on either side.
fn runs_on(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::Emph | NodeValue::Strong | NodeValue::Strikethrough | NodeValue::Text(_)
    )
}

/// The kinds of node that can hold one of their own kind, and so nest without end.
fn opens_a_level(value: &NodeValue) -> bool {
    matches!(
        value,
        NodeValue::BlockQuote
            | NodeValue::List(_)
            | NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Link(_)
    )
}

/// Writes everything from this node downwards as plain text.
fn write_flat(out: &mut Out<'_, '_>, node: Node<'_>) -> Written {
    let mut words = String::new();
    text::append(node, |_| false, &mut words);
    out.user.previous = words.chars().next_back();
    if node.data().value.block() {
        write_paragraph(out, &words)
    } else {
        write_words(out, &words)
    }
}

fn shifted(level: u8) -> u8 {
    level.saturating_add(HEADING_SHIFT).min(LOWEST_HEADING)
}

fn write_text(out: &mut Out<'_, '_>, words: &str) -> Written {
    let before = out.user.previous;
    out.user.previous = words.chars().next_back().or(before);
    if in_link(out) {
        return write_words(out, words);
    }
    for piece in mention::pieces(words, before) {
        match piece {
            Piece::Words(words) => {
                write_words(out, words)?;
            }
            Piece::Mention(handle) => write_mention(out, handle)?,
        }
    }
    Ok(ChildRendering::Skip)
}

/// A handle needs no escaping: it is letters, digits and hyphens.
fn write_mention(out: &mut Out<'_, '_>, written: &str) -> fmt::Result {
    let handle = written.to_ascii_lowercase();
    if handle == NOBODY {
        return write_words(out, &format!("@{written}")).map(|_| ());
    }
    write!(
        out,
        r#"<a href="/people/{handle}" class="mention">@{written}</a>"#
    )?;
    if out.user.seen.insert(handle.clone()) {
        out.user.mentions.push(handle);
    }
    Ok(())
}

fn in_link(out: &Out<'_, '_>) -> bool {
    out.user.links.contains(&true)
}

fn open_link(out: &mut Out<'_, '_>, link: &NodeLink) -> Written {
    let as_link = link::is_allowed(&link.url) && !in_link(out);
    if as_link {
        write_link_tag(out, link)?;
    }
    out.user.links.push(as_link);
    Ok(ChildRendering::HTML)
}

fn close_link(out: &mut Out<'_, '_>) -> Written {
    if out.user.links.pop() == Some(true) {
        out.write_str("</a>")?;
    }
    Ok(ChildRendering::HTML)
}

fn write_image(out: &mut Out<'_, '_>, node: Node<'_>, image: &NodeLink) -> Written {
    let mut name = String::new();
    text::append(node, |_| false, &mut name);
    let name = if name.trim().is_empty() {
        image.url.as_str()
    } else {
        name.trim()
    };
    let as_link = link::is_allowed(&image.url) && !in_link(out);
    if as_link {
        write_link_tag(out, image)?;
    }
    write_words(out, name)?;
    if as_link {
        out.write_str("</a>")?;
    }
    Ok(ChildRendering::Skip)
}
