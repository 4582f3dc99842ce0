//! Whatever bytes come, reading ends soon and says little.

use crate::CASES;
use crate::file::{read, read_in};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Reads bytes and expects problems: few of them, short, and within some seconds.
fn check(name: &str, bytes: &[u8]) {
    let start = Instant::now();
    let problems = read_in(bytes, 1 << 16).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(10), "{name} took {:?}", start.elapsed());
    assert!((1..=101).contains(&problems.len()), "{name}: {}", problems.len());
    assert!(problems.to_string().len() < 40_000, "{name}: {}", problems.to_string().len());
}

#[test]
fn files_that_are_none_end_soon() {
    for (name, unit) in [
        ("one line", "a"),
        ("NUL", "\0"),
        ("NUL in rows", "a;\0;2025-03-14\n"),
        ("separators", ";"),
        ("empty lines", "\n"),
        ("old empty lines", "\r"),
        ("quotation marks", "\""),
        ("an open quotation", "\"a"),
        ("odd quotation marks", "a\";\"b\"c\n"),
        ("digits apart", "1 "),
        ("almost identity numbers", "121212-121 "),
        ("identity numbers", "19121212-1212\n"),
        ("rows of three", "a;b;c\n"),
        ("wide rows", "a;b;c;d;e;f;g;h\n"),
        ("ideographs", "数"),
        ("bytes of no encoding", "\u{81}\u{8d}"),
    ] {
        let body = unit.repeat((1 << 20) / unit.len());
        check(name, body.as_bytes());
        check(name, format!("nyckel;utfall;datum\n{body}").as_bytes());
        check(name, format!("nyckel;mål;in;ut\n;platser;2025-03-14;2025-04-14\n{body}").as_bytes());
    }
}

#[test]
fn a_row_without_an_end_is_named_and_ends_the_reading() {
    let good = "a;arbete;2025-03-14\n".repeat(1000);
    for row in ["\"".to_owned() + &good, "a".repeat(1 << 20), ";".repeat(1 << 20)] {
        let problems = read(&format!("nyckel;utfall;datum\n{good}{row}\n{good}")).unwrap_err();
        let problem = problems.iter().next().unwrap();
        assert_eq!((problem.code, problem.place.line), ("too-large", Some(1002)), "{problems}");
    }
    let number = format!("nyckel;utfall;datum\n\"a;19121212-1212;{}", "a".repeat(1 << 20));
    let problems = read(&number).unwrap_err();
    assert_eq!(crate::codes(&problems), ["identity-number"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_problems_or_totals(bytes in prop::collection::vec(any::<u8>(), 0..300), piece in 1..50_usize) {
        let _ = read_in(&bytes, piece);
    }

    #[test]
    fn any_table_ends_in_problems_or_totals(
        rows in prop::collection::vec("(p-[0-9]|\\PC{0,5})[;,\t](arbete|platser|\\PC{0,8})[;,\t](2025-0[1-9]-1[0-9]|\"|\\PC{0,5})([;,\t]([1-9]0|2025-12-01|man))?(\r|\n|\r\n|;)", 0..20),
        headings in prop::sample::select(vec!["nyckel;utfall;datum", "nyckel;mål;in;ut", "key,kind,date,sex", "key\tgoal\tfrom\tuntil"]),
    ) {
        if let Err(problems) = read(&format!("{headings}\n{}", rows.concat())) {
            prop_assert!(!problems.is_empty() && problems.len() <= 101);
            prop_assert!(problems.iter().is_sorted_by_key(|problem| problem.place.line));
        }
    }
}
