//! The words of the data set, read from `config/sample/words.txt`: sections of entries that refer to other sections.

use anyhow::{Context, Result};

use super::dice::Dice;

const TEXT: &str = include_str!("../../../../config/sample/words.txt");

/// A section's place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section(usize);

enum Piece {
    Text(String),
    From(Section),
}

/// All sections.
pub(super) struct Words {
    names: Vec<String>,
    entries: Vec<Vec<Vec<Piece>>>,
    pub(super) given_name: Section,
    pub(super) family_name: Section,
    pub(super) organisation: Section,
    pub(super) job: Section,
    pub(super) title: Section,
    pub(super) opening: Section,
    pub(super) closing: Section,
    pub(super) sentence: Section,
    pub(super) point: Section,
    pub(super) list_opening: Section,
    pub(super) quote: Section,
    pub(super) link: Section,
    pub(super) link_sentence: Section,
}

impl Words {
    /// The words inside the program.
    pub(super) fn embedded() -> Result<Self> {
        Self::parse(TEXT).context("config/sample/words.txt")
    }

    fn parse(text: &str) -> Result<Self> {
        let lines = || {
            text.lines()
                .map(str::trim)
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
        };
        let header = |line: &str| Some(line.strip_prefix('[')?.strip_suffix(']')?.to_owned());
        let names: Vec<String> = lines().filter_map(header).collect();
        let section = |name: &str| {
            let at = names.iter().position(|known| known == name);
            at.map(Section)
                .with_context(|| format!("there is no section [{name}]"))
        };
        let mut entries: Vec<Vec<Vec<Piece>>> = Vec::with_capacity(names.len());
        for line in lines() {
            if header(line).is_some() {
                entries.push(Vec::new());
                continue;
            }
            let mut pieces = Vec::new();
            let mut rest = line;
            while let Some((before, after)) = rest.split_once('{') {
                let (name, after) = after
                    .split_once('}')
                    .with_context(|| format!("a {{ without }} in \"{line}\""))?;
                pieces.push(Piece::Text(before.to_owned()));
                pieces.push(Piece::From(section(name)?));
                rest = after;
            }
            pieces.push(Piece::Text(rest.to_owned()));
            let last = entries
                .last_mut()
                .with_context(|| format!("\"{line}\" stands in no section"))?;
            last.push(pieces);
        }
        Ok(Self {
            given_name: section("given-name")?,
            family_name: section("family-name")?,
            organisation: section("organisation")?,
            job: section("job")?,
            title: section("title")?,
            opening: section("opening")?,
            closing: section("closing")?,
            sentence: section("sentence")?,
            point: section("point")?,
            list_opening: section("list-opening")?,
            quote: section("quote")?,
            link: section("link")?,
            link_sentence: section("link-sentence")?,
            names,
            entries,
        })
    }

    /// Some entry of a section, with everything it refers to filled in.
    pub(super) fn say(&self, dice: &mut Dice, section: Section) -> String {
        let mut out = String::new();
        self.add(dice, section, &mut out, 0);
        out
    }

    /// As [`Words::say`], beginning with a capital.
    pub(super) fn sentence(&self, dice: &mut Dice, section: Section) -> String {
        let said = self.say(dice, section);
        let mut letters = said.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect()
        })
    }

    /// The two sides of an entry with a bar.
    pub(super) fn two(&self, dice: &mut Dice, section: Section) -> (String, String) {
        let said = self.say(dice, section);
        let (left, right) = said.split_once(" | ").unwrap_or((&said, ""));
        (left.to_owned(), right.to_owned())
    }

    /// The two sides of every entry of a section that refers to no other.
    pub(super) fn pairs(&self, section: Section) -> Vec<(String, String)> {
        let entries = self.entries.get(section.0).into_iter().flatten();
        let text = |pieces: &Vec<Piece>| match pieces.as_slice() {
            [Piece::Text(text)] => text
                .split_once(" | ")
                .map(|(a, b)| (a.to_owned(), b.to_owned())),
            _ => None,
        };
        entries.filter_map(text).collect()
    }

    fn add(&self, dice: &mut Dice, section: Section, out: &mut String, depth: usize) {
        let entry = self
            .entries
            .get(section.0)
            .and_then(|entries| dice.pick(entries));
        for piece in entry.into_iter().flatten() {
            match piece {
                Piece::Text(text) => out.push_str(text),
                // A link is made by whoever writes the sentence around it; nothing else goes deeper than two.
                Piece::From(section) if *section == self.link => out.push_str("{link}"),
                Piece::From(section) if depth < 3 => self.add(dice, *section, out, depth + 1),
                Piece::From(section) => {
                    out.push_str(self.names.get(section.0).map_or("", String::as_str));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::dice::Use;
    use super::*;

    #[test]
    fn every_entry_can_be_said() {
        let words = Words::embedded().unwrap();
        for (place, entries) in words.entries.iter().enumerate() {
            assert!(
                entries.len() >= 2,
                "[{}] has too few entries",
                words.names[place]
            );
            for index in 0..300 {
                let said = words.say(&mut Dice::new(1, Use::Body, index), Section(place));
                assert!(
                    !said.is_empty() && !said.replace("{link}", "").contains(['{', '}']),
                    "{said}"
                );
            }
        }
    }

    #[test]
    fn a_slip_in_the_file_is_named() {
        for (text, said) in [
            ("[a]\n{b}", "[b]"),
            ("a", "no section"),
            ("[a]\n{a", "without }"),
        ] {
            let error = Words::parse(text).err().unwrap().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
