//! When a digest is due.

use digests::next_at;
use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

use crate::{Ts, ts};

#[test]
fn an_hour_that_is_skipped_in_spring_comes_an_hour_later_and_once() {
    // On 29 March 2026 it is 03:00 (UTC+2) right after 01:59 (UTC+1).
    let table = [
        ("2026-03-28T00:59:59Z", 2, "2026-03-28T01:00:00Z"),
        ("2026-03-28T01:00:00Z", 2, "2026-03-29T01:00:00Z"),
        ("2026-03-29T00:59:59Z", 2, "2026-03-29T01:00:00Z"),
        ("2026-03-29T01:00:00Z", 2, "2026-03-30T00:00:00Z"),
        ("2026-03-28T23:30:00Z", 1, "2026-03-29T00:00:00Z"),
        ("2026-03-29T00:00:00Z", 3, "2026-03-29T01:00:00Z"),
        ("2026-03-28T06:00:00Z", 7, "2026-03-29T05:00:00Z"),
    ];
    for (now, hour, next) in table {
        assert_eq!(next_at(ts(now), hour), ts(next), "{now} {hour}");
    }
}

#[test]
fn an_hour_that_comes_twice_in_autumn_counts_once() {
    // On 25 October 2026 it is 02:00 (UTC+1) right after 02:59 (UTC+2).
    let table = [
        ("2026-10-24T23:59:59Z", 2, "2026-10-25T00:00:00Z"),
        ("2026-10-25T00:00:00Z", 2, "2026-10-26T01:00:00Z"),
        ("2026-10-25T00:30:00Z", 2, "2026-10-26T01:00:00Z"),
        ("2026-10-25T01:00:00Z", 2, "2026-10-26T01:00:00Z"),
        ("2026-10-25T00:30:00Z", 3, "2026-10-25T02:00:00Z"),
        ("2026-10-24T05:00:00Z", 7, "2026-10-25T06:00:00Z"),
    ];
    for (now, hour, next) in table {
        assert_eq!(next_at(ts(now), hour), ts(next), "{now} {hour}");
    }
}

#[test]
fn midnight_belongs_to_the_dutch_day() {
    let table = [
        ("2026-11-24T22:59:59Z", 0, "2026-11-24T23:00:00Z"),
        ("2026-11-24T23:00:00Z", 0, "2026-11-25T23:00:00Z"),
        ("2026-12-31T23:30:00Z", 23, "2027-01-01T22:00:00Z"),
    ];
    for (now, hour, next) in table {
        assert_eq!(next_at(ts(now), hour), ts(next), "{now} {hour}");
    }
}

#[test]
fn an_hour_that_does_not_exist_does_no_harm() {
    for hour in [24, 99, -1, 1_000, i64::MIN] {
        assert_eq!(
            next_at(ts("2026-11-24T05:00:00Z"), hour),
            ts("2026-11-24T06:00:00Z")
        );
    }
    let end = Ts::from_micros(i64::MAX);
    assert_eq!(next_at(end, 7), end);
}

proptest! {
    #[test]
    fn the_next_time_is_later_within_a_day_or_so_and_at_the_hour(
        now in 1_700_000_000_000_000_i64..2_100_000_000_000_000,
        hour in 0_i64..24,
    ) {
        let next = next_at(Ts::from_micros(now), hour).micros();
        prop_assert!(next > now && next - now <= 26 * 3_600_000_000);
        let zone = TimeZone::get("Europe/Amsterdam").unwrap();
        let local = Timestamp::from_microsecond(next).unwrap().to_zoned(zone);
        let skipped = hour == 2 && local.hour() == 3;
        prop_assert!(i64::from(local.hour()) == hour || skipped, "{}", local);
        prop_assert_eq!((local.minute(), local.second()), (0, 0));
    }
}
