//! What people would say, at moments around midnight, summer time and New Year.

use base::{Lang, Ts};

use super::When;

fn at(text: &str) -> Ts {
    Ts::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

#[track_caller]
fn says(moment: &str, now: &str, dutch: &str, english: &str) {
    assert_eq!(When::new(at(moment), at(now), Lang::Nl).text, dutch);
    assert_eq!(When::new(at(moment), at(now), Lang::En).text, english);
}

#[test]
fn near_moments_are_told_by_distance_and_far_ones_by_date() {
    let now = "2025-11-12T13:30:00Z";
    says("2025-11-12T13:29:30Z", now, "zojuist", "just now");
    says("2025-11-12T13:31:30Z", now, "zojuist", "just now");
    says(
        "2025-11-12T13:28:59Z",
        now,
        "1 minuut geleden",
        "1 minute ago",
    );
    says(
        "2025-11-12T13:17:30Z",
        now,
        "12 minuten geleden",
        "12 minutes ago",
    );
    says("2025-11-12T09:05:00Z", now, "vandaag 10:05", "today 10:05");
    says("2025-11-11T23:10:00Z", now, "vandaag 00:10", "today 00:10");
    says(
        "2025-11-11T22:10:00Z",
        now,
        "gisteren 23:10",
        "yesterday 23:10",
    );
    says("2025-11-10T09:00:00Z", now, "maandag 10:00", "Monday 10:00");
    says(
        "2025-11-06T09:00:00Z",
        now,
        "donderdag 10:00",
        "Thursday 10:00",
    );
    says("2025-11-05T09:00:00Z", now, "5 november", "5 November");
    says(
        "2024-11-12T09:00:00Z",
        now,
        "12 november 2024",
        "12 November 2024",
    );
}

#[test]
fn summer_time_is_followed() {
    says(
        "2025-03-30T00:59:00Z",
        "2025-03-30T10:00:00Z",
        "vandaag 01:59",
        "today 01:59",
    );
    says(
        "2025-03-30T01:01:00Z",
        "2025-03-30T10:00:00Z",
        "vandaag 03:01",
        "today 03:01",
    );
}

#[test]
fn the_full_form_names_day_date_and_time() {
    let when = When::new(
        at("2025-11-10T13:05:59.123Z"),
        at("2025-11-12T13:30:00Z"),
        Lang::Nl,
    );
    assert_eq!(when.iso, "2025-11-10T13:05:59Z");
    assert_eq!(when.full, "maandag 10 november 2025 om 14:05");
    assert_eq!(
        When::date(at("2025-11-10T13:05:59Z"), Lang::En),
        "Monday 10 November 2025"
    );
}

#[test]
fn a_day_begins_at_midnight_in_the_netherlands() {
    for (text, moment) in [
        ("2026-11-24", "2026-11-23T23:00:00Z"),
        ("2026-07-01", "2026-06-30T22:00:00Z"),
    ] {
        let start = Ts::parse(moment).unwrap();
        assert_eq!(super::day(text), Some(start));
        assert_eq!(super::day_of(start), text);
        assert!(super::date_of(start, Lang::Nl).ends_with(" 2026"));
        assert_ne!(super::day_of(start.plus_seconds(-1)), text);
    }
    for bad in [
        "",
        "2026-02-30",
        "24-11-2026",
        "2026-11-24T00:00:00Z",
        "2026-1-1",
        "2026-11-24 ",
    ] {
        assert_eq!(super::day(bad), None, "{bad}");
    }
}
