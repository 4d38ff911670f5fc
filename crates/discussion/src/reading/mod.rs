//! What somebody has read of a thread: ranges of post numbers, merged by union, never lost by a second device.

use std::fmt::Write;

use base::Invalid;

pub mod mark;
pub(crate) mod store;
pub mod unread;

/// A set of post numbers as sorted, separate ranges.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranges(Vec<(i64, i64)>);

impl Ranges {
    /// The most ranges one message may carry.
    pub const MOST: usize = 1_000;

    /// Reads ranges a caller sent, `[[first, last], …]` with `1 <= first <= last`; fails with `ranges` / `not-ranges` or
    /// `too-many`.
    pub fn parse(sent: &[(i64, i64)]) -> Result<Self, Invalid> {
        if sent.len() > Self::MOST {
            return Err(Invalid::bound("ranges", "too-many", 1_000));
        }
        if sent.iter().any(|(first, last)| *first < 1 || last < first) {
            return Err(Invalid::new("ranges", "not-ranges"));
        }
        Ok(Self::merged(sent.to_vec()))
    }

    /// Reads the stored form: `1-21,25`, in any order, overlaps allowed.
    pub fn from_stored(text: &str) -> Self {
        let read = |part: &str| match part.split_once('-') {
            Some((first, last)) => Some((first.parse().ok()?, last.parse().ok()?)),
            None => part.parse().ok().map(|number| (number, number)),
        };
        Self::merged(text.split(',').filter_map(read).collect())
    }

    /// The stored form.
    pub fn to_stored(&self) -> String {
        let mut text = String::new();
        for (first, last) in &self.0 {
            let comma = if text.is_empty() { "" } else { "," };
            // Writing to a String cannot fail.
            let _ = if first == last {
                write!(text, "{comma}{first}")
            } else {
                write!(text, "{comma}{first}-{last}")
            };
        }
        text
    }

    /// The numbers of both.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::merged([self.0.as_slice(), other.0.as_slice()].concat())
    }

    /// The numbers from 1 to `last`.
    #[must_use]
    pub fn up_to(&self, last: i64) -> Self {
        let within = self.0.iter().filter(|(first, _)| *first <= last);
        Self(
            within
                .map(|(first, end)| (*first, (*end).min(last)))
                .collect(),
        )
    }

    /// How many numbers there are.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// Whether a number is among them.
    pub fn contains(&self, number: i64) -> bool {
        self.0
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&number))
    }

    /// The lowest number from 1 to `last` that is missing.
    pub fn first_missing(&self, last: i64) -> Option<i64> {
        let next = match self.0.first() {
            Some((1, end)) => end.saturating_add(1),
            _ => 1,
        };
        (next <= last).then_some(next)
    }

    /// The ranges, sorted and separate.
    pub fn as_pairs(&self) -> &[(i64, i64)] {
        &self.0
    }

    fn merged(mut all: Vec<(i64, i64)>) -> Self {
        all.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::with_capacity(all.len());
        for (first, last) in all {
            match merged.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = (*end).max(last),
                _ => merged.push((first, last)),
            }
        }
        Self(merged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn numbers(ranges: &Ranges) -> BTreeSet<i64> {
        ranges
            .as_pairs()
            .iter()
            .flat_map(|(a, b)| *a..=*b)
            .collect()
    }

    fn any_ranges() -> impl Strategy<Value = Vec<(i64, i64)>> {
        prop::collection::vec((1..60_i64, 0..9_i64).prop_map(|(a, n)| (a, a + n)), 0..12)
    }

    proptest! {
        #[test]
        fn union_is_the_union_of_the_numbers(a in any_ranges(), b in any_ranges()) {
            let (a, b) = (Ranges::parse(&a).unwrap(), Ranges::parse(&b).unwrap());
            let both = a.union(&b);
            prop_assert_eq!(numbers(&both), &numbers(&a) | &numbers(&b));
            prop_assert_eq!(both.count(), i64::try_from(numbers(&both).len()).unwrap());
            prop_assert_eq!(Ranges::from_stored(&both.to_stored()), both.clone());
            prop_assert_eq!(both.first_missing(70), (1..=70).find(|n| !both.contains(*n)));
            prop_assert_eq!(numbers(&both.up_to(30)), numbers(&both).into_iter().filter(|n| *n <= 30).collect());
        }
    }

    #[test]
    fn what_is_no_range_is_refused() {
        for bad in [[(0, 3)], [(5, 4)], [(-2, -1)]] {
            assert_eq!(
                Ranges::parse(&bad),
                Err(Invalid::new("ranges", "not-ranges"))
            );
        }
        assert_eq!(Ranges::from_stored("3,1-2,,x,9").to_stored(), "1-3,9");
    }
}
