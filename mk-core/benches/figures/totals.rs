//! Reading monthly totals: up to a million rows.

use crate::programme::{goal, programme};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use mk_core::definition;
use mk_core::outcome::read_csv;
use std::fmt::Write as _;

/// Months of the longest programme.
const MONTHS: usize = 1200;

/// A definition with goals enough for so many monthly rows, of a hundred years each.
fn definition_of(rows: usize) -> String {
    let mut text = programme("2000-01-01", "2099-12-31");
    for at in 0..rows.div_ceil(MONTHS) {
        text += &goal(&format!("mal-{at}"), "events", "whole", &[(None, 1)]);
    }
    text
}

/// Monthly totals of that programme.
fn totals(rows: usize) -> String {
    let mut text = "mål;månad;antal\n".to_owned();
    for row in 0..rows {
        let (goal, month) = (row / MONTHS, row % MONTHS);
        writeln!(text, "mal-{goal};{:04}-{:02};{}", 2000 + month / 12, month % 12 + 1, row % 40).unwrap();
    }
    text
}

/// A programme of as many goals as a million monthly rows need, and its totals.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 1, sample_size = 1)]
fn read_monthly_rows(bencher: Bencher<'_, '_>, rows: usize) {
    let programme = definition::read(&definition_of(rows)).unwrap();
    let csv = totals(rows);
    bencher
        .counter(ItemsCount::new(rows))
        .counter(BytesCount::new(csv.len()))
        .bench_local(|| black_box(read_csv(csv.as_bytes(), &programme).unwrap()));
}
