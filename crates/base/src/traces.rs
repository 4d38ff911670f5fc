//! What somebody is known by in the texts of others: found, and put into words that name nobody.

use serde::{Deserialize, Serialize};

/// The handle that stands where somebody's was who is gone; nobody can bear it, and it leads nowhere.
pub const FORMER: &str = "oud-lid";

/// The name, the address and the handles of somebody who is to be forgotten.
///
/// Handles count as `@handle` and in the address of the person's page, wherever a handle ends; names and addresses as whole
/// words, however large or small their letters are and wherever the line of a name breaks. A name of a single word may be an
/// ordinary word: it is found, and not replaced.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traces {
    handles: Vec<String>,
    names: Vec<String>,
    addresses: Vec<String>,
}

/// A place where somebody is named: from, up to, and what to write there.
type Place = (usize, usize, String);

impl Traces {
    /// What to look for; empty texts are left out.
    pub fn new(handles: Vec<String>, names: Vec<String>, addresses: Vec<String>) -> Self {
        let filled = |all: Vec<String>| {
            let kept = all.into_iter().map(|text| text.trim().to_owned());
            kept.filter(|text| !text.is_empty()).collect()
        };
        Self {
            handles: filled(handles),
            names: filled(names),
            addresses: filled(addresses),
        }
    }

    /// The stored form: a JSON object.
    pub fn to_stored(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads the stored form; from what cannot be read nobody is known.
    pub fn from_stored(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// Whether a text names the person.
    pub fn found_in(&self, text: &str) -> bool {
        self.neutral(text).is_some()
            || self
                .names
                .iter()
                .any(|name| !whole_words(text, name).is_empty())
    }

    /// Whether an address is one of the person's.
    pub fn is_address(&self, text: &str) -> bool {
        let text = crate::fold(text);
        self.addresses
            .iter()
            .any(|known| crate::fold(known) == text)
    }

    /// The text with a word that names nobody wherever it named the person; `None` when it did not.
    pub fn neutral(&self, text: &str) -> Option<String> {
        let mut places: Vec<Place> = Vec::new();
        for handle in &self.handles {
            for start in ["@", "/people/"] {
                let written = format!("{start}{handle}");
                let found = matches(text, &written).into_iter();
                let found = found.filter(|(from, to)| {
                    (start != "@" || begins_a_word(text, *from)) && ends_a_handle(text, *to)
                });
                places.extend(found.map(|(from, to)| (from, to, format!("{start}{FORMER}"))));
            }
        }
        for address in &self.addresses {
            let found = whole_words(text, address).into_iter();
            places.extend(found.map(|(from, to)| (from, to, FORMER.to_owned())));
        }
        for name in self.names.iter().filter(|name| name.contains(' ')) {
            let found = whole_words(text, name).into_iter();
            places.extend(found.map(|(from, to)| (from, to, FORMER.to_owned())));
        }
        if places.is_empty() {
            return None;
        }
        places.sort();
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (from, to, word) in places {
            if let Some(before) = text.get(at..from) {
                out.push_str(before);
                out.push_str(&word);
                at = to;
            }
        }
        out.push_str(text.get(at..).unwrap_or_default());
        Some(out)
    }
}

/// Where a text occurs with no letter or digit on either side.
fn whole_words(text: &str, sought: &str) -> Vec<(usize, usize)> {
    let apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut found = matches(text, sought);
    found.retain(|(from, to)| apart(before(text, *from)) && apart(after(text, *to)));
    found
}

/// Where a text occurs, whatever the size of letters; a blank stands for any white space and the marks of a quotation.
fn matches(text: &str, sought: &str) -> Vec<(usize, usize)> {
    let sought: Vec<char> = sought.chars().map(small).collect();
    let Some(first) = sought.first() else {
        return Vec::new();
    };
    text.char_indices()
        .filter(|(_, c)| small(*c) == *first)
        .filter_map(|(at, _)| Some((at, at + length(text.get(at..)?, &sought)?)))
        .collect()
}

/// How many bytes at the start of a text are the sought one.
fn length(text: &str, sought: &[char]) -> Option<usize> {
    let mut rest = text;
    for c in sought {
        if *c == ' ' {
            let gap = |c: char| c.is_whitespace() || c == '>';
            let trimmed = rest.trim_start_matches(gap);
            let skipped = rest.get(..rest.len() - trimmed.len()).unwrap_or_default();
            if !skipped.contains(char::is_whitespace) {
                return None;
            }
            rest = trimmed;
        } else {
            let next = rest.chars().next().filter(|next| small(*next) == *c)?;
            rest = rest.get(next.len_utf8()..)?;
        }
    }
    Some(text.len() - rest.len())
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

fn begins_a_word(text: &str, at: usize) -> bool {
    !before(text, at).is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '@')
}

/// Whether a handle ends here: `@anna` is not meant by `@anna-2`, but is by `@anna-`.
fn ends_a_handle(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.trim_start_matches('-').chars().next();
    let goes_on = |c: char| c.is_alphanumeric() || c == '_';
    if rest.starts_with('-') {
        !end.is_some_and(|c| c.is_ascii_alphanumeric())
    } else {
        !end.is_some_and(goes_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anna() -> Traces {
        let own = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect();
        Traces::new(
            own(&["anna", "anna-de-wit", " "]),
            own(&["Anna de Wit"]),
            own(&["anna@bieb.example"]),
        )
    }

    #[test]
    fn a_person_is_found_by_handle_name_and_address_and_by_nothing_else() {
        let table = [
            ("dag @anna!", Some("dag @oud-lid!")),
            ("@Anna-de-Wit en @anna", Some("@oud-lid en @oud-lid")),
            ("@anna-", Some("@oud-lid-")),
            ("Vraag Anna de Wit.", Some("Vraag oud-lid.")),
            ("Vraag anna\n> DE  wit's werk", Some("Vraag oud-lid's werk")),
            (
                "zie https://k.example/people/anna#x",
                Some("zie https://k.example/people/oud-lid#x"),
            ),
            ("mail ANNA@bieb.example,", Some("mail oud-lid,")),
            ("@anna-2 @annabel @anna_b piet@anna", None),
            ("Joanna de Wit, Anna de Witte, anna", None),
            ("AnnadeWit", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(anna().neutral(text).as_deref(), expected, "{text}");
            assert_eq!(anna().found_in(text), expected.is_some(), "{text}");
        }
        assert_eq!(Traces::from_stored(&anna().to_stored()), anna());
        assert!(anna().is_address(" Anna@Bieb.example") && !anna().is_address("x@bieb.example"));
    }

    #[test]
    fn a_name_of_one_word_is_found_and_stays() {
        let jan = Traces::new(Vec::new(), vec!["Jan".to_owned()], Vec::new());
        assert!(jan.found_in("dag Jan.") && !jan.found_in("januari"));
        assert_eq!(jan.neutral("dag Jan."), None);
    }
}
