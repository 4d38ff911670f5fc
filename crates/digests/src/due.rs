//! When a digest is due: at the person's hour in the Netherlands, right over changes of summer and winter time.

use base::Ts;
use jiff::{Timestamp, ToSpan, tz::TimeZone};

/// The first moment after `now` at which it is `hour` o'clock in Europe/Amsterdam; an hour that a change of time skips
/// becomes the one after it.
pub fn next_at(now: Ts, hour: i64) -> Ts {
    let fallback = now.plus_seconds(86_400);
    let Ok(zone) = TimeZone::get("Europe/Amsterdam") else {
        return fallback;
    };
    let Ok(moment) = Timestamp::from_microsecond(now.micros()) else {
        return fallback;
    };
    let here = moment.to_zoned(zone.clone());
    let hour = i8::try_from(hour)
        .ok()
        .filter(|h| (0..=23).contains(h))
        .unwrap_or(7);
    for days in 0..=2 {
        let day = here.date().saturating_add(days.days());
        let Ok(at) = day.at(hour, 0, 0, 0).to_zoned(zone.clone()) else {
            continue;
        };
        if at.timestamp() > moment {
            return Ts::from_micros(at.timestamp().as_microsecond());
        }
    }
    fallback
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_dutch_in_summer_and_in_winter() {
        let table = [
            // (now, hour, next)
            ("2026-11-24T05:00:00Z", 7, "2026-11-24T06:00:00.000000Z"),
            ("2026-11-24T06:00:00Z", 7, "2026-11-25T06:00:00.000000Z"),
            ("2026-07-01T06:00:00Z", 7, "2026-07-02T05:00:00.000000Z"),
            ("2026-10-24T05:00:00Z", 7, "2026-10-25T06:00:00.000000Z"),
            // 02:00 does not exist on 29 March 2026 and comes an hour later.
            ("2026-03-28T12:00:00Z", 2, "2026-03-29T01:00:00.000000Z"),
        ];
        for (now, hour, next) in table {
            assert_eq!(
                next_at(Ts::parse(now).unwrap(), hour).rfc3339(),
                next,
                "{now} {hour}"
            );
        }
    }
}
