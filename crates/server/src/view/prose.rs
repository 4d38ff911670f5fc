//! Adds to what people wrote the words that only the page knows: names for tables that scroll and for check boxes.

use std::borrow::Cow;

use crate::words::Words;

/// `html` as `prose` made it, with each table in a region that can be scrolled by keyboard and each check box named.
///
/// `html` must be the output of a serialiser (double quotes around every value, `<` never bare in text): only then
/// is a tag a tag. A `<table>` inside a value, such as a link's title, is left alone.
pub(crate) fn with_names<'a>(html: &'a str, w: &Words) -> Cow<'a, str> {
    if !html.contains("<table") && !html.contains("<input") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some((text, tag, after)) = next_tag(rest) {
        out.push_str(text);
        if tag.starts_with("<table") {
            out.push_str("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
            out.push_str(w.get("prose-table"));
            out.push_str("\">");
            out.push_str(tag);
        } else if tag == "</table>" {
            out.push_str(tag);
            out.push_str("</div>");
        } else if let Some(attributes) = tag.strip_prefix("<input ") {
            let done = attributes.contains("checked");
            out.push_str("<input aria-label=\"");
            out.push_str(if done {
                w.get("prose-done")
            } else {
                w.get("prose-to-do")
            });
            out.push_str("\" ");
            out.push_str(attributes);
        } else {
            out.push_str(tag);
        }
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text before the next tag, that tag, and what follows it.
fn next_tag(html: &str) -> Option<(&str, &str, &str)> {
    let (text, from_tag) = html.split_at(html.find('<')?);
    let mut quoted = false;
    let end = from_tag.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })?;
    let (tag, after) = from_tag.split_at(end + 1);
    Some((text, tag, after))
}

#[cfg(test)]
mod tests {
    use base::Lang;

    use super::with_names;
    use crate::words::Words;

    #[test]
    fn tables_and_boxes_get_names_and_all_else_stays() {
        let w = Words::of(Lang::Nl);
        let plain = "<p>Twee &lt; drie</p>";
        assert_eq!(with_names(plain, w), plain);
        let table = "<p>a</p><table><tbody><tr><td>1</td></tr></tbody></table>b";
        let named = with_names(table, w);
        assert!(named.starts_with("<p>a</p><div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel\"><table>"));
        assert!(named.ends_with("</table></div>b"));
        let boxes = with_names(
            "<input checked=\"\" type=\"checkbox\"> a <input type=\"checkbox\">",
            w,
        );
        assert_eq!(boxes.matches("aria-label=\"gedaan\"").count(), 1);
        assert_eq!(boxes.matches("aria-label=\"nog te doen\"").count(), 1);
    }

    #[test]
    fn a_tag_inside_a_value_is_no_tag() {
        let hostile = "<a title=\"<table><img src=x onerror=alert(1)></table><input >\" href=\"https://a\">x</a>";
        assert_eq!(with_names(hostile, Words::of(Lang::Nl)), hostile);
        assert_eq!(
            with_names("een <table zonder einde", Words::of(Lang::Nl)),
            "een <table zonder einde"
        );
    }
}
