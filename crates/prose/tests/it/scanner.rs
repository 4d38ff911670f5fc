//! A strict, small reader of HTML: it knows only what the renderer may write, and panics at anything else.
//!
//! Deliberately not the parser that the renderer uses: two that agree are worth more than one.
#![cfg(test)]

const TAGS: &str = "a blockquote br code del em h3 h4 h5 h6 hr input li ol p pre strong table tbody td th thead tr ul";

/// An opening tag with its attributes, values not decoded.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name == attribute)
            .map(|(_, value)| value.as_str())
    }
}

/// Reads HTML and returns its opening tags; panics when it is not well-formed or holds anything not allowed.
pub(crate) fn assert_harmless(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        assert!(
            !rest[..at].contains('>'),
            "a bare > in the text of {html:?}"
        );
        rest = &rest[at + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let (name, after) = closing.split_once('>').expect("an unfinished closing tag");
            assert_eq!(
                open.pop().as_deref(),
                Some(name),
                "wrong nesting in {html:?}"
            );
            rest = after;
            continue;
        }
        let (tag, after) = opening(rest);
        assert!(
            TAGS.split(' ').any(|name| name == tag.name),
            "<{}> in {html:?}",
            tag.name
        );
        tag.attributes
            .iter()
            .for_each(|(name, value)| assert_attribute(&tag, name, value));
        if !["br", "hr", "input"].contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
        rest = after;
    }
    assert_eq!(open, Vec::<String>::new(), "left open in {html:?}");
    tags
}

fn opening(text: &str) -> (Tag, &str) {
    let end = text.find([' ', '>']).expect("an unfinished tag");
    let mut tag = Tag {
        name: text[..end].to_owned(),
        attributes: Vec::new(),
    };
    let mut rest = &text[end..];
    while let Some(attribute) = rest.strip_prefix(' ') {
        let (name, value) = attribute
            .split_once("=\"")
            .expect("an attribute without a quoted value");
        let (value, after) = value.split_once('"').expect("an unfinished value");
        tag.attributes.push((name.to_owned(), value.to_owned()));
        rest = after;
    }
    (
        tag,
        rest.strip_prefix('>').expect("a tag that does not end"),
    )
}

fn assert_attribute(tag: &Tag, name: &str, value: &str) {
    let allowed = match (tag.name.as_str(), name) {
        ("a", "href") => match value.strip_prefix("/people/") {
            Some(handle) => handle
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'),
            None => {
                let value = value.to_ascii_lowercase();
                ["http:", "https:", "mailto:"]
                    .iter()
                    .any(|scheme| value.starts_with(scheme))
                    && tag.get("rel") == Some("nofollow noopener ugc")
            }
        },
        ("a", "title") => true,
        ("a", "rel") => value == "nofollow noopener ugc",
        ("a", "class") => {
            value == "mention"
                && tag
                    .get("href")
                    .is_some_and(|href| href.starts_with("/people/"))
        }
        ("code", "class") => value.starts_with("language-") && !value.contains(char::is_whitespace),
        ("input", "type") => value == "checkbox",
        ("input", "disabled" | "checked") => value.is_empty(),
        ("ol", "start") => value.parse::<u64>().is_ok(),
        ("td" | "th", "align") => ["left", "center", "right"].contains(&value),
        _ => false,
    };
    assert!(allowed, "{name}={value:?} in <{}>", tag.name);
}
