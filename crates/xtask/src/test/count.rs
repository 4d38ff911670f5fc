//! Reading how many tests passed from what the runners print. What was left out counts as failed: nothing is skipped.

use serde_json::Value;

/// Tests that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Count {
    /// A step that is one test.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
        }
    }

    /// Adds another count.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What a runner said: the count, and what it left out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    pub(crate) count: Count,
    pub(crate) trouble: Vec<String>,
}

/// Adds up the lines `test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; …`.
pub(crate) fn libtest<'a>(lines: impl IntoIterator<Item = &'a str>) -> Heard {
    let mut heard = Heard::default();
    for line in lines {
        let Some(rest) = line.trim().strip_prefix("test result: ") else {
            continue;
        };
        for part in rest
            .split_once(". ")
            .map_or(rest, |(_, parts)| parts)
            .split(';')
        {
            let Some((number, word)) = part.trim().split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match word {
                "passed" => heard.count.passed += number,
                "failed" => heard.count.failed += number,
                "ignored" | "filtered out" if number > 0 => heard.left_out(number, line),
                _ => {}
            }
        }
    }
    heard
}

/// Adds up the summaries of node's test runner: `# pass 3` (TAP) or `ℹ pass 3` (spec).
pub(crate) fn node<'a>(lines: impl IntoIterator<Item = &'a str>) -> Heard {
    let mut heard = Heard::default();
    for line in lines {
        let mut words = line.split_whitespace();
        if !matches!(words.next(), Some("#" | "ℹ")) {
            continue;
        }
        let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<u64>() else {
            continue;
        };
        match word {
            "pass" => heard.count.passed += number,
            "fail" => heard.count.failed += number,
            "cancelled" | "skipped" | "todo" if number > 0 => heard.left_out(number, line),
            _ => {}
        }
    }
    heard
}

/// Reads the last line of the browser tests: `{"passed":3,"failed":0}`.
pub(crate) fn browser<'a>(lines: impl DoubleEndedIterator<Item = &'a str>) -> Heard {
    let mut heard = Heard::default();
    let summary = lines
        .rev()
        .find_map(|line| serde_json::from_str::<Value>(line).ok());
    let number = |name| summary.as_ref()?.get(name)?.as_u64();
    if let (Some(passed), Some(failed)) = (number("passed"), number("failed")) {
        heard.count = Count { passed, failed };
    }
    heard
}

impl Heard {
    fn left_out(&mut self, number: u64, line: &str) {
        self.count.failed += number;
        self.trouble
            .push(format!("left out tests: {}", line.trim()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libtest_results_of_several_programs_are_added() {
        let heard = libtest([
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s",
        ]);
        assert_eq!(
            heard.count,
            Count {
                passed: 4,
                failed: 2
            }
        );
        assert_eq!(heard.trouble, [""; 0]);
    }

    #[test]
    fn an_ignored_or_filtered_test_is_a_failure() {
        let line = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0s";
        let heard = libtest([line]);
        assert_eq!(
            heard.count,
            Count {
                passed: 3,
                failed: 3
            }
        );
        assert_eq!(heard.trouble.len(), 2);
    }

    #[test]
    fn both_forms_of_nodes_summary_are_read() {
        let tap = node([
            "# tests 4",
            "# pass 3",
            "# fail 1",
            "# skipped 0",
            "# a comment with words",
        ]);
        assert_eq!(
            tap.count,
            Count {
                passed: 3,
                failed: 1
            }
        );
        let spec = node([
            "ℹ tests 4",
            "ℹ pass 3",
            "ℹ fail 0",
            "ℹ skipped 1",
            "ℹ todo 0",
        ]);
        assert_eq!(
            spec.count,
            Count {
                passed: 3,
                failed: 1
            }
        );
        assert_eq!(spec.trouble, ["left out tests: ℹ skipped 1"]);
    }

    #[test]
    fn the_browser_summary_is_the_last_line_of_json() {
        let heard =
            browser(["{\"passed\":9}", "ok home", "{\"passed\":5,\"failed\":1}"].into_iter());
        assert_eq!(
            heard.count,
            Count {
                passed: 5,
                failed: 1
            }
        );
        assert_eq!(browser(["it crashed"].into_iter()).count, Count::default());
    }
}
