//! The allow-list: what HTML may leave this crate, whatever the writer before it did.
//!
//! The parsing and cleaning is ammonia's; it parses as browsers do (<https://html.spec.whatwg.org/#parsing>).

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::{link, mention};

const TAGS: [&str; 24] = [
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

const ALIGNMENTS: [&str; 3] = ["left", "center", "right"];
const LANGUAGE: &str = "language-";
const LONGEST_LANGUAGE: usize = 32;

static ALLOWED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut allowed = Builder::empty();
    allowed
        .tags(HashSet::from(TAGS))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("code", HashSet::from(["class"])),
            ("input", HashSet::from(["checked", "disabled", "type"])),
            ("ol", HashSet::from(["start"])),
        ]))
        .tag_attribute_values(HashMap::from([
            ("a", HashMap::from([("rel", HashSet::from([link::REL]))])),
            ("td", HashMap::from([("align", HashSet::from(ALIGNMENTS))])),
            ("th", HashMap::from([("align", HashSet::from(ALIGNMENTS))])),
        ]))
        // Whatever an input says, it is a check box that nobody can check. (It comes with both attributes: those
        // that ammonia has to add itself come in an order that differs from run to run.)
        .set_tag_attribute_values(HashMap::from([(
            "input",
            HashMap::from([("type", "checkbox"), ("disabled", "")]),
        )]))
        .allowed_classes(HashMap::from([("a", HashSet::from(["mention"]))]))
        .url_schemes(HashSet::from(link::SCHEMES))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| match (element, attribute) {
            ("a", "href") => may_lead_to(value).then_some(Cow::Borrowed(value)),
            ("code", "class") => is_language(value).then_some(Cow::Borrowed(value)),
            _ => Some(Cow::Borrowed(value)),
        });
    allowed
});

/// Returns only what is on the allow-list, well-formed. Other elements lose their tags and keep
/// their text, except scripts, styles, SVG and MathML, of which nothing remains.
pub(crate) fn clean(html: &str) -> String {
    ALLOWED.clean(html).to_string()
}

/// Absolute addresses of allowed schemes, and the page of a person.
fn may_lead_to(url: &str) -> bool {
    link::is_allowed(url) || url.strip_prefix("/people/").is_some_and(mention::is_handle)
}

/// One class that names the language of a code block, such as `language-rust` or `language-c++`.
fn is_language(class: &str) -> bool {
    class.strip_prefix(LANGUAGE).is_some_and(|name| {
        (1..=LONGEST_LANGUAGE).contains(&name.len())
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-_#.".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn what_is_not_on_the_list_does_not_pass_even_if_the_writer_let_it_through() {
        let table = [
            (
                "<p id=\"a\" class=\"b\" style=\"c\" onclick=\"d\">x</p>",
                "<p>x</p>",
            ),
            ("<script>alert(1)</script>x<style>y</style>", "x"),
            (
                "<img src=\"https://e.example/x.png\" onerror=\"alert(1)\">",
                "",
            ),
            ("<svg onload=\"alert(1)\"><p>x</p></svg>", "<p>x</p>"),
            ("<math><mi>x</mi></math>", ""),
            ("<iframe src=\"https://e.example\">x</iframe>", "x"),
            ("<!-- x -->y", "y"),
            ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
            ("<a href=\"//e.example\">x</a>", "<a>x</a>"),
            ("<a href=\"/sign-out\">x</a>", "<a>x</a>"),
            ("<a href=\"/people/../sign-out\">x</a>", "<a>x</a>"),
            (
                "<a href=\"/people/anna\" class=\"mention button\">x</a>",
                "<a href=\"/people/anna\" class=\"mention\">x</a>",
            ),
            ("<a rel=\"opener\" target=\"_blank\">x</a>", "<a>x</a>"),
            (
                "<code class=\"language-rust\">x</code>",
                "<code class=\"language-rust\">x</code>",
            ),
            (
                "<code class=\"language-rust button\">x</code>",
                "<code>x</code>",
            ),
            ("<code class=\"button\">x</code>", "<code>x</code>"),
            ("<td align=\"left\">x</td>", "x"),
            ("<p>x", "<p>x</p>"),
        ];
        for (html, expected) in table {
            assert_eq!(clean(html), expected, "{html}");
        }
    }

    #[test]
    fn an_input_is_always_a_disabled_check_box() {
        let html = "<input type=\"text\" disabled=\"no\" name=\"password\" autofocus>";
        assert_eq!(clean(html), "<input type=\"checkbox\" disabled=\"\">");
    }
}
