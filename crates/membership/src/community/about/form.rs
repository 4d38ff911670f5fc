//! What a community is to say of itself, read from what was typed.

use base::{Invalid, Line, fold};

use crate::Error;
use crate::community::{Joining, Slug, Visibility};

/// The longest name, purpose and question, in characters.
const LONGEST_NAME: usize = 80;
const LONGEST_PURPOSE: usize = 300;
const LONGEST_QUESTION: usize = 200;
/// The longest part of a charter and the longest welcome, in characters.
const LONGEST_PART: usize = 1_000;
const LONGEST_WELCOME: usize = 4_000;
/// The most tags, the longest of them, and the most pins.
pub(crate) const MOST_TAGS: usize = 12;
const LONGEST_TAG: usize = 40;
pub(crate) const MOST_PINS: usize = 8;
const LONGEST_URL: usize = 500;

/// What a community agreed on; each part may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Charter {
    /// What it wants to reach.
    pub goal: String,
    /// What it is about.
    pub domain: String,
    /// How it works.
    pub practice: String,
    /// How often it meets.
    pub rhythm: String,
    /// What comes out of it.
    pub outcome: String,
    /// For how long.
    pub term: String,
}

/// A word by which a community is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    pub(crate) key: String,
    pub(crate) name: Line,
}

/// Material that stays on top.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Pin {
    /// What it is called.
    pub title: String,
    /// Where it leads: an `https` address, or a path on this site.
    pub url: String,
}

/// What was typed, as it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct CommunityTyped<'a> {
    /// Field `name.nl`.
    pub name_nl: &'a str,
    /// Field `name.en`.
    pub name_en: &'a str,
    /// Field `purpose.nl`.
    pub purpose_nl: &'a str,
    /// Field `purpose.en`.
    pub purpose_en: &'a str,
    /// Fields `charter.goal` and so on, in the order of [`Charter`].
    pub charter: [&'a str; 6],
    /// Field `welcome`: Markdown.
    pub welcome: &'a str,
    /// Field `question`.
    pub question: &'a str,
    /// Field `visibility`.
    pub visibility: &'a str,
    /// Field `joining`.
    pub joining: &'a str,
    /// Field `tags`, with commas between them.
    pub tags: &'a str,
    /// Field `pins`: one a line, first the title, then the address.
    pub pins: &'a str,
    /// Field `slug`; empty to leave it.
    pub slug: &'a str,
}

/// What a community is to say of itself.
#[derive(Debug, Clone)]
pub struct CommunityForm {
    pub(crate) name_nl: Line,
    pub(crate) name_en: Line,
    pub(crate) purpose_nl: Line,
    pub(crate) purpose_en: Line,
    pub(crate) charter: Charter,
    pub(crate) welcome: String,
    pub(crate) question: String,
    pub(crate) visibility: Visibility,
    pub(crate) joining: Joining,
    pub(crate) tags: Vec<Tag>,
    pub(crate) pins: Vec<Pin>,
    pub(crate) slug: Option<Slug>,
}

impl CommunityForm {
    /// Reads what was typed; fails with `Invalid`, which names every field that is wrong: `required`, `too-long`,
    /// `too-many`, `unknown`, `not-a-slug`, and `not-a-link` for a pin that leads elsewhere than to `https` or this site.
    pub fn parse(typed: &CommunityTyped<'_>) -> Result<Self, Error> {
        let mut wrong: Vec<Invalid> = Vec::new();
        let [goal, domain, practice, rhythm, outcome, term] = typed.charter;
        let name_nl = keep(
            &mut wrong,
            Line::parse("name.nl", typed.name_nl, LONGEST_NAME),
        );
        let name_en = keep(
            &mut wrong,
            Line::parse("name.en", typed.name_en, LONGEST_NAME),
        );
        let purpose_nl = Line::parse("purpose.nl", typed.purpose_nl, LONGEST_PURPOSE);
        let purpose_nl = keep(&mut wrong, purpose_nl);
        let purpose_en = Line::parse("purpose.en", typed.purpose_en, LONGEST_PURPOSE);
        let purpose_en = keep(&mut wrong, purpose_en);
        let mut part =
            |field, text| keep(&mut wrong, lines(field, text, LONGEST_PART)).unwrap_or_default();
        let charter = Charter {
            goal: part("charter.goal", goal),
            domain: part("charter.domain", domain),
            practice: part("charter.practice", practice),
            rhythm: part("charter.rhythm", rhythm),
            outcome: part("charter.outcome", outcome),
            term: part("charter.term", term),
        };
        let welcome = keep(&mut wrong, lines("welcome", typed.welcome, LONGEST_WELCOME));
        let question = keep(&mut wrong, optional("question", typed.question));
        let visibility = Visibility::parse(typed.visibility);
        let visibility = keep(&mut wrong, known("visibility", visibility));
        let joining = keep(&mut wrong, known("joining", Joining::parse(typed.joining)));
        let tags = keep(&mut wrong, tags(typed.tags));
        let pins = keep(&mut wrong, pins(typed.pins));
        let slug = match typed.slug.trim() {
            "" => Some(None),
            text => keep(&mut wrong, Slug::parse(text)).map(Some),
        };
        match (
            name_nl, name_en, purpose_nl, purpose_en, visibility, joining,
        ) {
            (
                Some(name_nl),
                Some(name_en),
                Some(purpose_nl),
                Some(purpose_en),
                Some(visibility),
                Some(joining),
            ) if wrong.is_empty() => Ok(Self {
                name_nl,
                name_en,
                purpose_nl,
                purpose_en,
                charter,
                welcome: welcome.unwrap_or_default(),
                question: question.unwrap_or_default(),
                visibility,
                joining,
                tags: tags.unwrap_or_default(),
                pins: pins.unwrap_or_default(),
                slug: slug.flatten(),
            }),
            _ => Err(Error::Invalid(wrong)),
        }
    }
}

fn keep<T>(wrong: &mut Vec<Invalid>, read: Result<T, Invalid>) -> Option<T> {
    read.map_err(|invalid| wrong.push(invalid)).ok()
}

fn known<T>(field: &'static str, read: Option<T>) -> Result<T, Invalid> {
    read.ok_or(Invalid::new(field, "unknown"))
}

/// One line, or none.
fn optional(field: &'static str, text: &str) -> Result<String, Invalid> {
    match Line::parse(field, text, LONGEST_QUESTION) {
        Ok(line) => Ok(line.as_str().to_owned()),
        Err(invalid) if invalid.code == "required" => Ok(String::new()),
        Err(invalid) => Err(invalid),
    }
}

/// A text of some lines, without control characters but line ends.
fn lines(field: &'static str, text: &str, most: usize) -> Result<String, Invalid> {
    let text = text.replace("\r\n", "\n");
    let kept = |c: &char| *c == '\n' || *c == '\t' || !c.is_control();
    let text: String = text.chars().filter(kept).collect();
    let text = text.trim();
    if text.chars().count() > most {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        return Err(Invalid::bound(field, "too-long", most));
    }
    Ok(text.to_owned())
}

/// Tags with commas or line ends between them; two that differ only in case are one.
fn tags(text: &str) -> Result<Vec<Tag>, Invalid> {
    let mut all: Vec<Tag> = Vec::new();
    for part in text.split([',', ';', '\n']) {
        let name = match Line::parse("tags", part, LONGEST_TAG) {
            Ok(name) => name,
            Err(invalid) if invalid.code == "required" => continue,
            Err(invalid) => return Err(invalid),
        };
        let key = fold(name.as_str());
        if !all.iter().any(|known| known.key == key) {
            all.push(Tag { key, name });
        }
    }
    if all.len() > MOST_TAGS {
        return Err(Invalid::bound("tags", "too-many", 12));
    }
    Ok(all)
}

/// One a line: first the title, then the address.
fn pins(text: &str) -> Result<Vec<Pin>, Invalid> {
    let mut all = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wrong = || Invalid::new("pins", "not-a-link");
        let (title, url) = line.rsplit_once(char::is_whitespace).ok_or_else(wrong)?;
        if !leads_well(url) {
            return Err(wrong());
        }
        all.push(Pin {
            title: Line::parse("pins", title, LONGEST_NAME)?
                .as_str()
                .to_owned(),
            url: url.to_owned(),
        });
    }
    if all.len() > MOST_PINS {
        return Err(Invalid::bound("pins", "too-many", 8));
    }
    Ok(all)
}

/// Whether an address may be pinned: `https`, or a path on this site (OWASP: unvalidated redirects).
fn leads_well(url: &str) -> bool {
    let here = url.starts_with('/') && !url.starts_with("//");
    let elsewhere = url
        .strip_prefix("https://")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()));
    (here || elsewhere)
        && url.len() <= LONGEST_URL
        && !url.contains('\\')
        && !url.contains(|c: char| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> CommunityTyped<'static> {
        CommunityTyped {
            name_nl: "Lezen",
            name_en: "Reading",
            purpose_nl: "Voor lezers",
            purpose_en: "For readers",
            visibility: "public",
            joining: "open",
            ..CommunityTyped::default()
        }
    }

    fn wrong(typed: &CommunityTyped<'_>) -> Vec<(&'static str, &'static str)> {
        match CommunityForm::parse(typed) {
            Err(Error::Invalid(all)) => all.iter().map(|one| (one.field, one.code)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_field_that_is_wrong_is_named_at_once() {
        let long = "x".repeat(4_001);
        let empty = CommunityTyped {
            welcome: &long,
            slug: "A b",
            ..CommunityTyped::default()
        };
        assert_eq!(
            wrong(&empty),
            [
                ("name.nl", "required"),
                ("name.en", "required"),
                ("purpose.nl", "required"),
                ("purpose.en", "required"),
                ("welcome", "too-long"),
                ("visibility", "unknown"),
                ("joining", "unknown"),
                ("slug", "not-a-slug"),
            ]
        );
        assert!(CommunityForm::parse(&typed()).is_ok());
    }

    #[test]
    fn a_pin_leads_to_https_or_to_a_page_of_this_site() {
        let good = CommunityTyped {
            pins: "Handleiding  voor starters https://voorbeeld.example/a?b=c\n\nOns eerste gesprek /t/k7f39qz/2\n",
            ..typed()
        };
        let form = CommunityForm::parse(&good).unwrap();
        let pins: Vec<_> = form
            .pins
            .iter()
            .map(|pin| (pin.title.as_str(), pin.url.as_str()))
            .collect();
        assert_eq!(
            pins,
            [
                (
                    "Handleiding voor starters",
                    "https://voorbeeld.example/a?b=c"
                ),
                ("Ons eerste gesprek", "/t/k7f39qz/2"),
            ]
        );
        for bad in [
            "Kwaad javascript:alert(1)",
            "Kwaad http://voorbeeld.example/",
            "Kwaad //voorbeeld.example/",
            "Kwaad /\\voorbeeld.example/",
            "Kwaad data:text/html,x",
            "Kwaad https://",
            "alleen-een-woord",
        ] {
            let bad = CommunityTyped {
                pins: bad,
                ..typed()
            };
            assert_eq!(wrong(&bad), [("pins", "not-a-link")], "{}", bad.pins);
        }
        let many = "Titel /t/a\n".repeat(9);
        let many = CommunityTyped {
            pins: &many,
            ..typed()
        };
        assert_eq!(wrong(&many), [("pins", "too-many")]);
    }

    #[test]
    fn tags_are_read_once_each_and_bounded() {
        let some = CommunityTyped {
            tags: "Taalhuis, lezen,taalhuis,,",
            ..typed()
        };
        let form = CommunityForm::parse(&some).unwrap();
        let keys: Vec<&str> = form.tags.iter().map(|tag| tag.key.as_str()).collect();
        assert_eq!(keys, ["taalhuis", "lezen"]);
        let many: String = (0..13).map(|n| format!("t{n},")).collect();
        let many = CommunityTyped {
            tags: &many,
            ..typed()
        };
        assert_eq!(wrong(&many), [("tags", "too-many")]);
    }
}
