//! Counting tests from what each runner prints.

use std::ops::AddAssign;

/// How many tests there were of each outcome.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl Count {
    /// The count of a runner that ended well or not. One that failed has a failure, even if it printed none
    /// (it may not have compiled), and one that ran nothing has failed.
    pub fn of_run(mut self, succeeded: bool) -> Count {
        if self.failed == 0 && (!succeeded || self.passed == 0) {
            self.failed = 1;
        }
        self
    }
}

/// Counts what `cargo test` prints: one line for each of libtest's binaries, and criterion's benches.
pub fn cargo(text: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines() {
        if let Some(result) = line.strip_prefix("test result: ") {
            count += pairs(result);
        } else if line == "Success" {
            count.passed += 1;
        }
    }
    count
}

/// Counts what pytest prints last.
pub fn pytest(text: &str) -> Count {
    text.lines()
        .rev()
        .filter(|line| line.contains(" in "))
        .map(pairs)
        .find(|count| *count != Count::default())
        .unwrap_or_default()
}

/// Counts what node's test runner prints last.
pub fn node(text: &str) -> Count {
    let mut count = Count::default();
    for line in text.lines() {
        let mut words = line.trim_start_matches(['#', 'ℹ', ' ']).split_whitespace();
        let (Some(word), Some(number), None) = (words.next(), words.next(), words.next()) else {
            continue;
        };
        let Ok(number) = number.parse::<u64>() else { continue };
        match word {
            "pass" => count.passed = number,
            "fail" | "cancelled" => count.failed += number,
            "skipped" | "todo" => count.skipped += number,
            _ => {}
        }
    }
    count
}

/// Counts pairs such as `3 passed` in one line.
fn pairs(line: &str) -> Count {
    let words: Vec<&str> =
        line.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let mut count = Count::default();
    for pair in words.windows(2) {
        let Ok(number) = pair[0].parse::<u64>() else { continue };
        match pair[1] {
            "passed" => count.passed += number,
            "failed" | "error" | "errors" | "xpassed" => count.failed += number,
            "ignored" | "skipped" | "xfailed" => count.skipped += number,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(passed: u64, failed: u64, skipped: u64) -> Count {
        Count { passed, failed, skipped }
    }

    #[test]
    fn every_binary_of_cargo_test_counts() {
        let text = "\
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.00s
Testing recommend/typical
Success
test result: FAILED. 1 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s
";
        assert_eq!(cargo(text), counted(4, 3, 1));
    }

    #[test]
    fn pytest_counts_its_last_line() {
        assert_eq!(
            pytest("== 9 failed in 1.0s ==\n\n== 12 passed, 1 skipped in 0.31s ==\n"),
            counted(12, 0, 1)
        );
        assert_eq!(pytest("1 failed, 2 passed, 1 error in 0.31s\n"), counted(2, 2, 0));
        assert_eq!(pytest("no tests ran in 0.01s\n"), counted(0, 0, 0));
    }

    #[test]
    fn node_counts_in_both_of_its_formats() {
        assert_eq!(
            node(
                "ℹ tests 5\nℹ suites 0\nℹ pass 4\nℹ fail 1\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 60.1\n"
            ),
            counted(4, 1, 0)
        );
        assert_eq!(node("# pass 3\n# fail 0\n# skipped 2\n"), counted(3, 0, 2));
    }

    #[test]
    fn a_run_that_fails_without_a_test_or_runs_none_has_a_failure() {
        assert_eq!(counted(3, 0, 0).of_run(false), counted(3, 1, 0));
        assert_eq!(counted(0, 0, 0).of_run(true), counted(0, 1, 0));
        assert_eq!(counted(3, 2, 0).of_run(false), counted(3, 2, 0));
        assert_eq!(counted(3, 0, 1).of_run(true), counted(3, 0, 1));
    }
}
