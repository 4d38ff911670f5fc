//! For how long things are kept (GDPR article 5(1)(e)): one place for the settings, the clean-up, the statement and the page.

use anyhow::{Result, bail};

/// The periods of the settings, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    /// Events, for replay and digests.
    pub event_days: i64,
    /// Lines of the record of acts.
    pub record_days: i64,
    /// Letters that were sent or given up.
    pub letter_days: i64,
    /// Notices.
    pub notice_days: i64,
    /// Browsers that are not used any more.
    pub device_days: i64,
    /// Former work.
    pub employment_days: i64,
    /// Requests to join with their answers, and who stood in for whom.
    pub request_days: i64,
    /// Ways into a community that lead nowhere any more.
    pub way_in_days: i64,
    /// Accounts that were closed.
    pub closed_days: i64,
    /// Receipts of erasures.
    pub receipt_days: i64,
}

impl Periods {
    /// Every period by the name of its setting, in the order in which people are told.
    pub fn all(&self) -> [(&'static str, i64); 10] {
        [
            ("record_days", self.record_days),
            ("device_days", self.device_days),
            ("letter_days", self.letter_days),
            ("notice_days", self.notice_days),
            ("event_days", self.event_days),
            ("request_days", self.request_days),
            ("way_in_days", self.way_in_days),
            ("employment_days", self.employment_days),
            ("closed_days", self.closed_days),
            ("receipt_days", self.receipt_days),
        ]
    }

    /// Fails with one plain line when a period is shorter than a day or longer than a century.
    pub fn check(&self) -> Result<()> {
        for (name, days) in self.all() {
            if !(1..=36_500).contains(&days) {
                bail!("{name} must be 1 to 36500");
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_at_least_a_day() {
        let mut periods = Periods {
            event_days: 30,
            record_days: 400,
            letter_days: 30,
            notice_days: 365,
            device_days: 90,
            employment_days: 730,
            request_days: 180,
            way_in_days: 30,
            closed_days: 730,
            receipt_days: 365,
        };
        assert!(periods.check().is_ok());
        periods.device_days = 0;
        let told = periods.check().map_err(|error| error.to_string());
        assert_eq!(told, Err("device_days must be 1 to 36500".to_owned()));
    }
}
