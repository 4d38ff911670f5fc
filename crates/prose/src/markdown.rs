//! The dialect: which Markdown is understood, in one place for HTML and excerpts.

use std::sync::LazyLock;

use comrak::{Arena, Node, Options};

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.tasklist = true;
    options
});

/// The options that parser and HTML writer share.
pub(crate) fn options() -> &'static Options<'static> {
    &OPTIONS
}

/// Room for the nodes of one text.
pub(crate) fn arena<'a>() -> Arena<'a> {
    Arena::new()
}

/// Parses a text to its tree. Cannot fail.
pub(crate) fn parse<'a>(arena: &'a Arena<'a>, markdown: &str) -> Node<'a> {
    comrak::parse_document(arena, markdown, options())
}
