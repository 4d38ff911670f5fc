//! Moments as people say them, in the time of the Netherlands: "12 minuten geleden", "gisteren 09:10", "12 november".

use std::fmt::Write as _;
use std::sync::LazyLock;

use base::{Lang, Ts};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::words::Words;

#[cfg(test)]
mod tests;

static AMSTERDAM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC));

/// The beginning of a day in the Netherlands, written `2026-11-24`; `None` when it is no day.
pub fn day(text: &str) -> Option<Ts> {
    let date: Date = text.parse().ok().filter(|_| text.len() == 10)?;
    let start = date.to_zoned(AMSTERDAM.clone()).ok()?;
    Some(Ts::from_micros(start.timestamp().as_microsecond()))
}

/// The end of the day in the Netherlands at a moment: the beginning of the next one, also where the clock is turned.
pub fn end_of_day(at: Ts) -> Ts {
    let moment = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    let next = AMSTERDAM.to_datetime(moment).date().tomorrow();
    let start = next.and_then(|next| next.to_zoned(AMSTERDAM.clone()));
    start.map_or(at, |start| {
        Ts::from_micros(start.timestamp().as_microsecond())
    })
}

/// The day in the Netherlands at a moment, as [`day`] reads it.
pub fn day_of(at: Ts) -> String {
    let moment = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    AMSTERDAM.to_datetime(moment).date().to_string()
}

/// The day in the Netherlands at a moment, in words: "24 november 2026".
pub fn date_of(at: Ts, lang: Lang) -> String {
    let moment = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
    let mut out = String::with_capacity(20);
    push_date(
        &mut out,
        Words::of(lang),
        AMSTERDAM.to_datetime(moment),
        true,
    );
    out
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];
const DAYS: [&str; 7] = [
    "day-1", "day-2", "day-3", "day-4", "day-5", "day-6", "day-7",
];

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// A moment, ready for `<time datetime="{iso}" title="{full}">{text}</time>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// RFC 3339 in UTC, to the second.
    pub iso: String,
    /// As one would say it now.
    pub text: String,
    /// Weekday, date and time in full.
    pub full: String,
}

impl When {
    /// `at`, as somebody would say it at the moment `now`.
    pub fn new(at: Ts, now: Ts, lang: Lang) -> Self {
        let w = Words::of(lang);
        let moment = Timestamp::from_microsecond(at.micros()).unwrap_or_default();
        let there = AMSTERDAM.to_datetime(moment);
        let ago = now.micros().saturating_sub(at.micros());
        let text = match ago {
            ..MINUTE => w.get("when-now").to_owned(),
            MINUTE..HOUR => w.count("when-minutes", ago / MINUTE),
            _ => said(w, there, now),
        };
        let mut full = String::with_capacity(40);
        push_day(&mut full, w, there);
        full.push(' ');
        push_date(&mut full, w, there, true);
        full.push_str(w.get("when-at"));
        push_time(&mut full, there);
        let mut iso = String::with_capacity(20);
        // Writing into a String cannot fail.
        let _ = write!(iso, "{moment:.0}");
        Self { iso, text, full }
    }

    /// The date alone, in full, for the head of a letter: "maandag 10 november 2025".
    pub fn date(at: Ts, lang: Lang) -> String {
        let w = Words::of(lang);
        let there =
            AMSTERDAM.to_datetime(Timestamp::from_microsecond(at.micros()).unwrap_or_default());
        let mut out = String::with_capacity(32);
        push_day(&mut out, w, there);
        out.push(' ');
        push_date(&mut out, w, there, true);
        out
    }
}

/// A moment more than an hour ago (or to come): by day within a week, then by date.
fn said(w: &Words, there: DateTime, now: Ts) -> String {
    let today: Zoned = Timestamp::from_microsecond(now.micros())
        .unwrap_or_default()
        .to_zoned(AMSTERDAM.clone());
    let days = today.date().duration_since(there.date()).as_hours() / 24;
    let mut out = String::with_capacity(24);
    match days {
        0 => out.push_str(w.get("when-today")),
        1 => out.push_str(w.get("when-yesterday")),
        2..=6 => push_day(&mut out, w, there),
        _ => {
            push_date(&mut out, w, there, there.year() != today.year());
            return out;
        }
    }
    out.push(' ');
    push_time(&mut out, there);
    out
}

fn push_day(out: &mut String, w: &Words, there: DateTime) {
    let day = usize::from(there.weekday().to_monday_zero_offset().unsigned_abs());
    out.push_str(w.get(DAYS.get(day).copied().unwrap_or_default()));
}

fn push_date(out: &mut String, w: &Words, there: DateTime, year: bool) {
    let month = usize::from(there.month().unsigned_abs()) - 1;
    let _ = write!(out, "{} ", there.day());
    out.push_str(w.get(MONTHS.get(month).copied().unwrap_or_default()));
    if year {
        let _ = write!(out, " {}", there.year());
    }
}

fn push_time(out: &mut String, there: DateTime) {
    let _ = write!(out, "{:02}:{:02}", there.hour(), there.minute());
}
