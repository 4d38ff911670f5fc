//! Markdown to safe HTML and to one line of plain text: what people write, made fit to show to others.
//!
//! Pure: no I/O, no clock, no settings; the same text always gives the same result. The way of a text is
//! parse (`markdown`), write HTML node by node (`html`, which finds the mentions), and then pass an allow-list
//! (`sanitise`) that trusts nothing before it. `excerpt` walks the same tree for lists, mails and search results.
//!
//! Deliberately absent: raw HTML, images from elsewhere, footnotes, attributes, ids, and styles.

mod excerpt;
mod html;
mod link;
mod markdown;
mod mention;
mod quote;
mod sanitise;
mod text;
mod write;

pub use excerpt::excerpt;
pub use quote::{blank_quotes, plain};

/// The number of this renderer, to be stored beside the HTML it made.
///
/// Raised whenever the same Markdown would give other HTML, so that stored HTML with a lower number can be found
/// and rendered again.
pub const VERSION: i64 = 2;

/// What a Markdown text becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// HTML that is safe to put into a page as it is, below an `h2`. Allow-listed elements only; see [`render`].
    pub html: String,
    /// The handles mentioned, in lower case, each once, in order of first appearance. They have the form of a
    /// handle; whether somebody bears it is for the caller to find out.
    pub mentions: Vec<String>,
}

/// Renders Markdown to safe HTML and lists the people mentioned in it.
///
/// Understands CommonMark (<https://spec.commonmark.org/0.31.2/>) with the tables, task lists, strikethrough and
/// bare-address autolinks of GitHub Flavored Markdown (<https://github.github.com/gfm/>). Cannot fail: every text
/// is some Markdown. Takes time about linear in the length of the text, whatever the text; the caller limits the
/// length (100 KB is meant). Differences from plain CommonMark:
///
/// - `@handle` outside code and links becomes `<a href="/people/handle" class="mention">@handle</a>`; `@oud-lid`, which
///   stands for people who are gone, stays what it is.
/// - Raw HTML is shown as the text it is, never passed on.
/// - Links lead to `http:`, `https:` or `mailto:` and carry `rel="nofollow noopener ugc"`; of any other link,
///   also a relative one or one of more than 2,048 bytes, only the text remains.
/// - An image becomes a link to it, named by its alternative text: fetching an image from elsewhere would tell that
///   server who reads what.
/// - `#` becomes `h3` and so on down to `h6`, because a post stands under the `h2` of its page.
/// - Check boxes of task lists are disabled.
/// - Nesting deeper than 48 levels is shown as plain text.
///
/// Tables stand bare: a scrolling region around them would need an accessible name in the reader's language, which
/// this crate does not know.
pub fn render(markdown: &str) -> Rendered {
    let arena = markdown::arena();
    let root = markdown::parse(&arena, markdown);
    let (unsafe_html, mentions) = html::write(root);
    Rendered {
        html: sanitise::clean(&unsafe_html),
        mentions,
    }
}
