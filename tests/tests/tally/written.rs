//! Totals of records, written as CSV and read again: the same totals.

use crate::oracle::{One, records, tally_of};
use crate::{CASES, programme};
use mk_core::calendar::Month;
use mk_core::outcome::{Records, Totals, read_csv};
use mk_core::programme::Deduplication;
use proptest::prelude::*;
use std::fmt::Write as _;

/// What is read of totals that have been written.
fn again(totals: &Totals) -> Totals {
    let text = totals.to_csv();
    read_csv(text.as_bytes(), &programme()).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Records of placements, whose totals have decimals.
fn placements(records: &[One], percent: u8) -> String {
    let mut text = "nyckel;mål;in;ut;omfattning\n".to_owned();
    for (at, one) in records.iter().enumerate() {
        let until = one.date + chrono::Days::new(at as u64);
        let goal = ["platser", "Tagna"][at % 2];
        writeln!(text, "{};{goal};{};{until};{percent}", one.key, one.date).unwrap();
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// With kinds, with any of the other groups or none, and however persons were told apart.
    #[test]
    fn totals_of_outcomes_are_read_back(
        (records, given) in records(),
        deduplication in prop::sample::select(Deduplication::ALL.to_vec()),
        last in prop::option::of(0..23_u32),
    ) {
        let through = last.and_then(|last| Month::new(2025 + i32::from(last >= 12), last % 12 + 1));
        let totals = tally_of(&records, given, deduplication, through).totals;
        if !totals.is_empty() {
            prop_assert_eq!(again(&totals), totals);
        }
    }

    #[test]
    fn totals_of_placements_are_read_back(
        (placed, _) in records(),
        percent in 1..=100_u8,
        deduplication in prop::sample::select(Deduplication::ALL.to_vec()),
    ) {
        prop_assume!(!placed.is_empty());
        let programme = programme();
        let mut records = Records::new(&programme, deduplication);
        records.feed(placements(&placed, percent).as_bytes());
        let totals = records.finish(None).unwrap().totals;
        if !totals.is_empty() {
            prop_assert_eq!(again(&totals), totals);
        }
    }
}
