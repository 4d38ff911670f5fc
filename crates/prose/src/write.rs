//! The strokes that the HTML writer is made of: words, a paragraph, a code block, the tag of a link.

use std::fmt::{self, Write};

use comrak::html::{ChildRendering, Context};
use comrak::nodes::{NodeCodeBlock, NodeLink};

use crate::link;

/// The longest stretch of text, in bytes, that the sanitiser meets in one piece.
const STRETCH: usize = 1024;

/// A comment, which the sanitiser takes out. It parts one stretch of text from the next.
const SEAM: &str = "<!---->";

/// Writes text, escaped, and no node below it.
///
/// In stretches, because html5ever 0.40 looks for the next `<` through all the rest of a piece of text at every `&`
/// and no-break space it writes: a text of 100,000 times `&` would take the square of that.
pub(crate) fn write_words<T>(
    out: &mut Context<'_, '_, T>,
    words: &str,
) -> Result<ChildRendering, fmt::Error> {
    let mut rest = words;
    while rest.len() > STRETCH {
        let (stretch, after) = rest.split_at(rest.floor_char_boundary(STRETCH));
        out.escape(stretch)?;
        out.write_str(SEAM)?;
        rest = after;
    }
    out.escape(rest)?;
    Ok(ChildRendering::Skip)
}

/// Writes text as a paragraph of its own, and no node below it.
pub(crate) fn write_paragraph<T>(
    out: &mut Context<'_, '_, T>,
    words: &str,
) -> Result<ChildRendering, fmt::Error> {
    out.cr()?;
    out.write_str("<p>")?;
    write_words(out, words.trim())?;
    out.write_str("</p>\n")?;
    Ok(ChildRendering::Skip)
}

/// Writes a code block, with the first word after its fence as the name of the language.
pub(crate) fn write_code_block<T>(
    out: &mut Context<'_, '_, T>,
    code: &NodeCodeBlock,
) -> Result<ChildRendering, fmt::Error> {
    out.cr()?;
    out.write_str("<pre><code")?;
    let language = code
        .info
        .split_ascii_whitespace()
        .next()
        .unwrap_or_default();
    if link::fits(language) && !language.is_empty() {
        out.write_str(" class=\"language-")?;
        out.escape(language)?;
        out.write_str("\"")?;
    }
    out.write_str(">")?;
    write_words(out, &code.literal)?;
    out.write_str("</code></pre>\n")?;
    Ok(ChildRendering::Skip)
}

/// Opens a link to elsewhere. A title that is too long is left out.
pub(crate) fn write_link_tag<T>(out: &mut Context<'_, '_, T>, link: &NodeLink) -> fmt::Result {
    out.write_str("<a href=\"")?;
    out.escape_href(&link.url)?;
    if !link.title.is_empty() && link::fits(&link.title) {
        out.write_str("\" title=\"")?;
        out.escape(&link.title)?;
    }
    write!(out, "\" rel=\"{}\">", link::REL)
}
