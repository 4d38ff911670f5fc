//! How many of each kind: what a clean-up or an erasure came to, as it is kept and told.

use std::collections::BTreeMap;

/// Kinds in kebab-case, each with its number, in alphabetical order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts(BTreeMap<String, i64>);

impl Counts {
    /// Adds so many of a kind; a kind stands there with 0 as well.
    pub fn add(&mut self, kind: &str, many: u64) {
        let many = i64::try_from(many).unwrap_or(i64::MAX);
        let one = self.0.entry(kind.to_owned()).or_default();
        *one = one.saturating_add(many);
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Self) {
        for (kind, many) in &other.0 {
            self.add(kind, u64::try_from(*many).unwrap_or_default());
        }
    }

    /// How many of a kind.
    pub fn of(&self, kind: &str) -> i64 {
        self.0.get(kind).copied().unwrap_or_default()
    }

    /// How many in all.
    pub fn total(&self) -> i64 {
        self.0.values().fold(0, |all, one| all.saturating_add(*one))
    }

    /// Kind and number, in alphabetical order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(kind, many)| (kind.as_str(), *many))
    }

    /// The stored form: a JSON object.
    pub fn to_stored(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Reads the stored form; what cannot be read is nothing.
    pub fn from_stored(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_are_stored_and_read() {
        let mut counts = Counts::default();
        counts.add("letters", 2);
        counts.add("letters", 1);
        counts.add("files", 0);
        let mut twice = counts.clone();
        twice.merge(&counts);
        assert_eq!(
            (counts.of("letters"), twice.of("letters"), counts.of("none")),
            (3, 6, 0)
        );
        assert_eq!(counts.total(), 3);
        assert_eq!(counts.to_stored(), r#"{"files":0,"letters":3}"#);
        assert_eq!(Counts::from_stored(&counts.to_stored()), counts);
        assert_eq!(Counts::from_stored("?"), Counts::default());
    }
}
