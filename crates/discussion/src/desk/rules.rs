//! The rules of the desk, which ask no database.

use base::{SMALLEST_GROUP, Ts};
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

/// The moment so many working days before another, at the same time of the day in the Netherlands: Saturdays and Sundays do
/// not count. Holidays do, as they are not the same for every employer.
pub(crate) fn working_days_before(now: Ts, days: u32) -> Ts {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let moment = Timestamp::from_microsecond(now.micros()).unwrap_or_default();
    let mut there = moment.to_zoned(zone);
    let mut left = days;
    while left > 0 {
        let Ok(before) = there.checked_sub(1.day()) else {
            break;
        };
        there = before;
        if !matches!(there.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    Ts::from_micros(there.timestamp().as_microsecond())
}

/// How much of all the three who wrote most carry, in whole percent; `None` when fewer than [`SMALLEST_GROUP`] people wrote.
pub(crate) fn share_of_three(counts: &[i64]) -> Option<i64> {
    let all: i64 = counts.iter().sum();
    if i64::try_from(counts.len()).ok()? < SMALLEST_GROUP || all == 0 {
        return None;
    }
    let mut sorted = counts.to_vec();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let three: i64 = sorted.iter().take(3).sum();
    Some((three * 100 + all / 2) / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_do_not_count() {
        let table = [
            // Wednesday, three days before: Friday.
            ("2026-11-25T09:00:00Z", 3, "2026-11-20T09:00:00.000000Z"),
            ("2026-11-23T09:00:00Z", 1, "2026-11-20T09:00:00.000000Z"),
            // On a Sunday the last working day is Friday.
            ("2026-11-22T09:00:00Z", 1, "2026-11-20T09:00:00.000000Z"),
            ("2026-11-20T09:00:00Z", 3, "2026-11-17T09:00:00.000000Z"),
            // The clock was turned back on 25 October: ten in the morning stays ten in the morning.
            ("2026-10-26T09:00:00Z", 1, "2026-10-23T08:00:00.000000Z"),
        ];
        for (now, days, before) in table {
            let found = working_days_before(Ts::parse(now).unwrap(), days);
            assert_eq!(found.rfc3339(), before, "{now} {days}");
        }
    }

    #[test]
    fn the_share_of_three_is_shown_only_when_five_wrote() {
        assert_eq!(share_of_three(&[]), None);
        assert_eq!(share_of_three(&[10, 10, 10, 10]), None);
        assert_eq!(share_of_three(&[1, 1, 1, 1, 1]), Some(60));
        assert_eq!(share_of_three(&[50, 1, 20, 1, 20, 8]), Some(90));
    }
}
