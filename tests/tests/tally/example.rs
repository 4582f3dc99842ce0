//! The example records, from the file to what is published.

use crate::common::{day, figures, malmokraften};
use mk_core::calendar::Month;
use mk_core::outcome::Records;
use mk_core::outcome::tally::Tallied;
use mk_core::programme::Deduplication;
use mk_core::publish::{Chain, publish};
use std::path::Path;

fn tallied(name: &str) -> Tallied {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/records").join(name);
    let programme = malmokraften();
    let mut records = Records::new(&programme, Deduplication::AcrossParties);
    std::fs::read(file).unwrap().chunks(100).for_each(|piece| records.feed(piece));
    records.finish(Month::parse("2025-06")).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn the_example_records_come_to_figures_that_can_be_shown() {
    let tallied = tallied("malmokraften.csv");
    assert_eq!((tallied.records, tallied.persons, tallied.outside), (57, 43, 0));
    expect_test::expect_file!["../../corpus/tally/malmokraften.csv"].assert_eq(&tallied.totals.to_csv());
    let publication = publish(&malmokraften(), &tallied.totals, &Chain::new(), day("2025-07-05")).unwrap();
    let union = publication.goal("arbete-eller-studier").unwrap();
    assert_eq!(figures(union), [None, Some(11), Some(19), Some(26), Some(33), Some(43)]);
}

#[test]
fn the_example_places_come_to_monthly_averages() {
    let tallied = tallied("platser.csv");
    assert_eq!((tallied.records, tallied.persons), (6, 5));
    expect_test::expect_file!["../../corpus/tally/platser.csv"].assert_eq(&tallied.totals.to_csv());
    publish(&malmokraften(), &tallied.totals, &Chain::new(), day("2025-07-05")).unwrap();
}
