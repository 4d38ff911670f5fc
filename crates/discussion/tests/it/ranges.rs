//! Sets of post numbers.

use base::Invalid;
use discussion::Ranges;

use crate::{Pairs, ranges};

#[test]
fn touching_and_overlapping_ranges_become_one() {
    let sent = [(7, 9), (1, 2), (3, 3), (8, 12), (20, 20)];
    assert_eq!(ranges(&sent).as_pairs(), [(1, 3), (7, 12), (20, 20)]);
    assert_eq!(ranges(&sent).to_stored(), "1-3,7-12,20");
    assert_eq!(ranges(&[]).to_stored(), "");
}

#[test]
fn a_message_carries_at_most_a_thousand_ranges() {
    let many: Vec<(i64, i64)> = (1..=1_001).map(|n| (n * 2, n * 2)).collect();
    assert_eq!(ranges(&many[..1_000]).count(), 1_000);
    let too_many = Invalid::bound("ranges", "too-many", 1_000);
    assert_eq!(Ranges::parse(&many), Err(too_many));
}

#[test]
fn ranges_beyond_the_last_post_are_cut_and_the_largest_numbers_do_no_harm() {
    let sent = ranges(&[(2, 3), (5, i64::MAX), (i64::MAX, i64::MAX)]);
    assert_eq!(sent.up_to(9).as_pairs(), [(2, 3), (5, 9)]);
    assert_eq!(sent.up_to(4).as_pairs(), [(2, 3)]);
    assert_eq!(sent.up_to(1).as_pairs(), []);
    let all = ranges(&[(1, i64::MAX)]);
    assert_eq!(all.count(), i64::MAX);
    assert_eq!(all.first_missing(10), None);
    assert!(all.contains(i64::MAX) && !all.contains(0));
}

#[test]
fn the_first_missing_number_is_found_in_every_gap() {
    let table: [(Pairs, i64, Option<i64>); 5] = [
        (&[], 3, Some(1)),
        (&[(2, 3)], 3, Some(1)),
        (&[(1, 2)], 3, Some(3)),
        (&[(1, 3)], 3, None),
        (&[(1, 1), (3, 3)], 3, Some(2)),
    ];
    for (sent, last, missing) in table {
        assert_eq!(ranges(sent).first_missing(last), missing, "{sent:?}");
    }
}
