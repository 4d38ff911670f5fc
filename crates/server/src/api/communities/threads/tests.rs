//! The cursor of the list of threads.

use super::*;
use base::{Limit, ThreadId};

#[test]
fn a_cursor_reads_as_it_was_written() {
    for micros in [0, 1_764_000_000_123_456, i64::MAX] {
        let at = ThreadCursor {
            last_post_at: Ts::from_micros(micros),
            id: ThreadId::from_bits(42),
        };
        let part = Part {
            limit: Limit::USUAL,
            cursor: Some(write_cursor(at)),
        };
        assert_eq!(part.after("t", read_cursor).unwrap(), Some(at));
    }
    for bad in [
        "",
        "1",
        "1:",
        ":000001a",
        "x:000001a",
        "1:\0",
        "99999999999999999999:000001a",
    ] {
        assert_eq!(read_cursor(bad), None, "{bad:?}");
    }
}
