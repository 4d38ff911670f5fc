//! The table: ours, the limit, and the ratio.

use std::fmt::Write as _;
use std::time::Duration;

use crate::load::Figures;
use crate::process::load_average;

/// Whether more is better.
#[derive(Clone, Copy)]
pub(crate) enum Better {
    More,
    Less,
}

/// A figure beside its limit. The percentage is of the limit's performance: 100 % is as good, whatever the unit.
pub(crate) struct Line<'a> {
    pub(crate) what: &'a str,
    pub(crate) unit: &'a str,
    pub(crate) better: Better,
    pub(crate) ours: f64,
    pub(crate) bare: f64,
    pub(crate) more: &'a str,
}

/// The table while it grows; each line is shown as soon as it is known.
#[derive(Default)]
pub(crate) struct Report {
    lines: Vec<String>,
}

impl Report {
    /// The table's head.
    pub(crate) fn new() -> Self {
        let mut report = Self::default();
        report
            .push("| database | what | ours | limit | ours in % of it | more | load |".to_owned());
        report.push("|---|---|---:|---:|---:|---|---:|".to_owned());
        report
    }

    /// Adds a line.
    pub(crate) fn add(&mut self, engine: &str, line: &Line<'_>) {
        let Line {
            what,
            unit,
            better,
            ours,
            bare,
            more,
        } = line;
        let percent = match better {
            Better::More => 100.0 * ours / bare,
            Better::Less => 100.0 * bare / ours,
        };
        // An event that is there before the answer takes no time at all.
        let percent = if percent.is_finite() && percent < 1000.0 {
            format!("{percent:.0}")
        } else {
            "> 1000".to_owned()
        };
        let number = |value: &f64| {
            if *value < 100.0 {
                format!("{value:.2}")
            } else {
                format!("{value:.0}")
            }
        };
        self.push(format!(
            "| {engine} | {what} | {} {unit} | {} {unit} | {percent} | {more} | {} |",
            number(ours),
            number(bare),
            load_average(),
        ));
    }

    /// Answers a second of both, with their latencies.
    pub(crate) fn add_load(&mut self, engine: &str, what: &str, (ours, bare): &(Figures, Figures)) {
        let more = format!(
            "p50 {}, p99 {}; limit p50 {}, p99 {}",
            ms(ours.p50),
            ms(ours.p99),
            ms(bare.p50),
            ms(bare.p99)
        );
        let line = Line {
            what,
            unit: "/s",
            better: Better::More,
            ours: ours.rate,
            bare: bare.rate,
            more: &more,
        };
        self.add(engine, &line);
    }

    fn push(&mut self, line: String) {
        println!("{line}");
        self.lines.push(line);
    }

    /// As a file.
    pub(crate) fn text(&self, heading: &str) -> String {
        let mut text = format!("{heading}\n\n");
        for line in &self.lines {
            let _ = writeln!(text, "{line}");
        }
        text
    }
}

/// A time for people.
pub(crate) fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
