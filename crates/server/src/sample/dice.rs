//! Chance that repeats itself: SplitMix64 (Steele, Lea and Flood 2014), written out here so that a seed gives the same
//! data set whatever becomes of the random crates.

/// What the numbers are for: each use has its own row of them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Use {
    Member = 1,
    Rank,
    Size,
    Thread,
    Body,
    Reading,
}

/// A row of numbers.
pub(super) struct Dice(u64);

impl Dice {
    /// The row of a seed, a use and an index.
    pub(super) fn new(seed: u64, usage: Use, index: usize) -> Self {
        let mut dice = Self(seed);
        for part in [usage as u64, index as u64] {
            dice.0 = dice.next() ^ part;
        }
        dice
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to and without 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From `low` up to and without `high`.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// From 0 up to and without `count`; 0 when there is nothing to choose from. The greater `skew` (1 is even), the
    /// more often a low number.
    pub(super) fn skewed(&mut self, count: usize, skew: f64) -> usize {
        let at = (count as f64 * self.unit().powf(skew)) as usize;
        at.min(count.saturating_sub(1))
    }

    /// From 0 up to and without `count`, evenly.
    pub(super) fn below(&mut self, count: usize) -> usize {
        self.skewed(count, 1.0)
    }

    /// Whether something happens that happens so often.
    pub(super) fn chance(&mut self, often: f64) -> bool {
        self.unit() < often
    }

    /// One of these.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

/// How much falls to each of `count` places when the first gets most (Zipf's law with a gentle slope), added up so that
/// the last is 1.
pub(super) fn shares(count: usize) -> Vec<f64> {
    let weights: Vec<f64> = (1..=count).map(|rank| (rank as f64).powf(-0.8)).collect();
    let whole: f64 = weights.iter().sum();
    let mut sum = 0.0;
    weights
        .iter()
        .map(|weight| {
            sum += weight / whole;
            sum
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The reference values for seed 0.
        let mut dice = Dice(0);
        assert_eq!(dice.next(), 0xe220_a839_7b1d_cdaf);
        assert_eq!(dice.next(), 0x6e78_9e6a_a1b9_65f4);
    }

    #[test]
    fn rows_differ_and_shares_add_up() {
        let first = |usage, index| Dice::new(7, usage, index).next();
        assert_ne!(first(Use::Member, 0), first(Use::Member, 1));
        assert_ne!(first(Use::Member, 0), first(Use::Rank, 0));
        let shares = shares(15);
        assert!((shares.last().unwrap() - 1.0).abs() < 1e-9);
        assert!(shares[0] > 0.15 && shares[0] < 0.3, "{shares:?}");
    }
}
