//! Whatever bytes come, reading ends soon and says little.

use crate::common::malmokraften;
use mk_core::outcome::read_csv;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// So much is read here, where little is optimised.
const READ: usize = 1 << 18;

/// Reads bytes and expects problems: few of them, short, and within so many seconds.
fn check(name: &str, bytes: &[u8], seconds: u64) {
    let programme = malmokraften();
    let start = Instant::now();
    let problems = read_csv(bytes, &programme).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(seconds), "{name} took {:?}", start.elapsed());
    assert!((1..=101).contains(&problems.len()), "{name}: {}", problems.len());
    assert!(problems.to_string().len() < 40_000, "{name}: {}", problems.to_string().len());
}

/// Numbers that look random, the same each time (xorshift).
fn noise(length: usize, byte: impl Fn(u64) -> u8) -> Vec<u8> {
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..length).map(|_| byte(next() >> 20)).collect()
}

fn printable(number: u64) -> u8 {
    match u8::try_from(number % 96).unwrap() {
        95 => b'\n',
        other => b' ' + other,
    }
}

fn below_headings(rows: &[u8]) -> Vec<u8> {
    [b"goal;month;count\n", rows].concat()
}

#[test]
fn a_hundred_megabytes_end_at_once() {
    for (name, block) in [
        ("random bytes", noise(1 << 20, |number| number.to_le_bytes()[0])),
        ("random lines", noise(1 << 20, printable)),
        ("rows", b"arsplatser;2025-01;1\n".repeat(50_000)),
    ] {
        check(name, &block.repeat(100_000_000 / block.len() + 1), 1);
    }
}

#[test]
fn noise_that_is_read_ends_soon() {
    let lines = noise(READ - 20, printable);
    check("random bytes", &noise(READ, |number| number.to_le_bytes()[0]), 10);
    check("random lines", &lines, 10);
    check("random lines below headings", &below_headings(&lines), 10);
    for (name, unit) in [
        ("one line", "a"),
        ("separators", ";"),
        ("empty lines", "\n"),
        ("old empty lines", "\r"),
        ("digits apart", "1 "),
        ("almost identity numbers", "121212-121 "),
        ("ideographs", "数"),
    ] {
        check(name, &unit.as_bytes().repeat(READ / unit.len()), 10);
    }
    for (name, unit) in [
        ("an open quotation", "\"a"),
        ("quotation marks", "\""),
        ("rows of three", "a;b;c\n"),
        ("the same row", "arsplatser;2025-01;1\n"),
        ("empty rows", ";;\n"),
        ("identity numbers", "19121212-1212\n"),
    ] {
        check(name, &below_headings(&unit.as_bytes().repeat((READ - 20) / unit.len())), 10);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_problems_or_totals(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_csv(&bytes, &malmokraften());
    }

    #[test]
    fn any_table_ends_in_problems_or_totals(
        rows in prop::collection::vec("(arsplatser|arbete-eller-studier|\\PC{0,5})[;,\t](2025-0[1-9]|mar-2[5-9]|\\PC{0,8})[;,\t](-?[0-9]{0,6},?[0-9]{0,3}|\"|\\PC{0,5})(\r|\n|\r\n|;)", 0..20),
        separator in "[;,\t]",
    ) {
        let text = format!("mål{separator}månad{separator}antal\n{}", rows.concat());
        if let Err(problems) = read_csv(text.as_bytes(), &malmokraften()) {
            prop_assert!(!problems.is_empty() && problems.len() <= 101);
            prop_assert!(problems.iter().is_sorted_by_key(|problem| problem.place.line));
        }
    }
}
