//! What somebody knows about, in a few words each; and what they can help with, in a few lines.

use base::{Invalid, Line, fold};

/// The most tags.
pub(crate) const MOST: usize = 12;
/// The longest tag in characters.
const LONGEST: usize = 40;
/// The longest text in characters.
const LONGEST_HELP: usize = 500;

/// Something a person knows about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    name: Line,
    key: String,
}

impl Tag {
    /// Reads tags with commas or line ends between them for `field`: `too-long` above 40 characters, `too-many` above 12.
    ///
    /// Two that differ only in case are one: the first counts.
    pub fn parse_all(field: &'static str, text: &str) -> Result<Vec<Self>, Invalid> {
        let mut all: Vec<Self> = Vec::new();
        let parts = text.split([',', ';', '\n']);
        for part in parts.filter(|part| !part.trim().is_empty()) {
            let name = match Line::parse(field, part, LONGEST) {
                Ok(name) => name,
                Err(invalid) if invalid.code == "required" => continue,
                Err(invalid) => return Err(invalid),
            };
            let key = fold(name.as_str());
            if !all.iter().any(|known| known.key == key) {
                all.push(Self { name, key });
            }
        }
        if all.len() > MOST {
            return Err(Invalid::bound(field, "too-many", 12));
        }
        Ok(all)
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        self.name.as_str()
    }

    /// To compare and search by.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// A text of some lines for `field`, without control characters but line ends; `too-long` above 500 characters.
pub fn help(field: &'static str, text: &str) -> Result<String, Invalid> {
    let text = text.replace("\r\n", "\n");
    let text: String = text
        .chars()
        .filter(|c| *c == '\n' || !c.is_control())
        .collect();
    let text = text.trim();
    if text.chars().count() > LONGEST_HELP {
        return Err(Invalid::bound(field, "too-long", 500));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_once_each_and_bounded() {
        let tags = Tag::parse_all(
            "expertise",
            " Taalhuis,  lezen  met baby's\n\u{0};taalhuis,,",
        )
        .unwrap();
        let names: Vec<&str> = tags.iter().map(Tag::as_str).collect();
        assert_eq!(names, ["Taalhuis", "lezen met baby's"]);
        assert_eq!(tags.first().map(Tag::key), Some("taalhuis"));
        let long = "é".repeat(41);
        assert_eq!(
            Tag::parse_all("expertise", &long),
            Err(Invalid::bound("expertise", "too-long", 40))
        );
        let many = |n: u32| (0..n).map(|n| format!("t{n},")).collect::<String>();
        assert_eq!(
            Tag::parse_all("expertise", &many(12)).map(|all| all.len()),
            Ok(12)
        );
        assert_eq!(
            Tag::parse_all("expertise", &many(13)),
            Err(Invalid::bound("expertise", "too-many", 12))
        );
    }

    #[test]
    fn a_text_keeps_its_lines_and_nothing_else_odd() {
        assert_eq!(help("help", " a\r\nb\u{0}\u{7} \n"), Ok("a\nb".to_owned()));
        assert_eq!(
            help("help", &"é".repeat(501)),
            Err(Invalid::bound("help", "too-long", 500))
        );
    }
}
