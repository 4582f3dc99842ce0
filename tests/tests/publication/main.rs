//! A publication written, read, and tampered with.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod changes;
#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod mutations;

use common::{csv, day, publish};
use mk_core::definition::{self, MALMOKRAFTEN};
use mk_core::programme::Programme;
use mk_core::publish::Publication;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::sync::LazyLock;

/// Malmökraften with a notice, a target that was changed, and a figure known from a report.
fn programme() -> Programme {
    let text = MALMOKRAFTEN
        .replacen(
            "[policy]",
            "[programme.notice]\nsv = \"Påhittade siffror\"\nen = \"Invented figures\"\n\n[policy]",
            1,
        )
        .replacen(
            "year = 2026\n",
            "year = 2026\ncount = 420\nsince = 2026-07-01\n\n[[goal.target]]\nyear = 2026\n",
            1,
        )
        .replacen(
            "[policy]",
            "[[policy.known]]\ngoal = \"sjalvforsorjning\"\nthrough = 2025-08-31\ncount = 111\nsource = { sv = \"Rapport\", \
             en = \"Report\" }\n[policy]",
            1,
        );
    definition::read(&text).unwrap()
}

/// Fifteen months of it, with every kind of figure: numbers and labels by month and year, by sex, and places.
fn publication() -> Publication {
    static ONCE: LazyLock<Publication> =
        LazyLock::new(|| publish(&programme(), &table(15), None, day("2026-04-10")).unwrap());
    ONCE.clone()
}

fn table(months: usize) -> String {
    let work = [23, 31, 2, 1, 40, 28, 4, 9, 35, 33, 38, 4, 27, 3, 30, 22];
    let rehabilitation = [1, 0, 2, 3, 1, 0, 0, 2, 1, 1, 0, 2, 1, 1, 0, 3];
    let self_sufficient = [12, 30, 1, 1, 22, 31, 5, 9, 35, 3, 38, 14, 27, 3, 30, 22];
    let text = csv(
        "2025-01",
        &[
            ("arsplatser", &[980; 12][..months.min(12)]),
            ("arbete-eller-studier", &work[..months]),
            ("rehabiliteringssamverkan", &rehabilitation[..months]),
            ("sjalvforsorjning", &self_sufficient[..months]),
        ],
    );
    // Of those who found work or studies, two in five are women: by groups, too.
    let mut text =
        text.lines().flat_map(|row| [row, ";\n"]).collect::<String>().replacen("antal;", "antal;kön", 1);
    for (month, count) in common::months("2025-01").zip(&work[..months]) {
        let women = count * 2 / 5;
        for (cell, count) in [("kvinnor", women), ("man", count - women)] {
            writeln!(text, "arbete-eller-studier;{month};{count};{cell}").unwrap();
        }
    }
    text
}

/// The whole document, read through once and kept: whoever changes the format sees it here.
#[test]
fn the_document_is_what_it_was() {
    let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/publication/malmokraften.json");
    expect_test::expect_file![expected].assert_eq(&publication().to_text());
}

#[test]
fn writing_reading_and_writing_gives_the_same_bytes() {
    let text = publication().to_text();
    let read = Publication::from_text(&text).unwrap();
    assert_eq!(read, publication());
    assert_eq!(read.to_text(), text);
}

/// What is read back carries on the chain like what was published.
#[test]
fn a_publication_that_was_read_can_be_followed() {
    let read = Publication::from_text(&publication().to_text()).unwrap();
    let next = |previous| publish(&programme(), &table(16), Some(previous), day("2026-05-10")).unwrap();
    assert_eq!(next(&read), next(&publication()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_published_can_be_written_and_read(
        start in 0..800_u64,
        length in 2..900_u64,
        threshold in 5..1000_u32,
        weights in prop::collection::vec(prop_oneof![0.0..1000.0_f64, Just(1.0), Just(1e-300)], 12),
        whole in 1..10_000_000_u32,
        yearly in 1..1000_u32,
        counts in prop::collection::vec(prop_oneof![0..10_u64, 0..10_000_000_u64], 1..36),
    ) {
        let from = day("2023-02-20") + chrono::Days::new(start);
        let through = from + chrono::Days::new(length);
        let mut plan = common::Plan::new(&from.to_string(), &through.to_string());
        (plan.threshold, plan.weights) = (threshold, weights);
        let years: Vec<(i32, u32)> =
            (from.to_string()[..4].parse().unwrap()..=through.to_string()[..4].parse().unwrap()).map(|year| (year, yearly)).collect();
        let plan = plan.whole("hela", "persons", whole).yearly("ar", "persons", &years).whole("platser", "places", whole);
        let first = &from.to_string()[..7];
        let last = &through.to_string()[..7];
        let count = common::months(first).take_while(|month| month.as_str() <= last).count().min(counts.len());
        let counts = &counts[..count];
        let csv = csv(first, &[("hela", counts), ("ar", counts), ("platser", counts)]);
        let publication = publish(&plan.programme(), &csv, None, day("2035-01-01")).unwrap();
        let text = publication.to_text();
        let read = Publication::from_text(&text);
        prop_assert_eq!(read.as_ref(), Ok(&publication), "{}", text);
        prop_assert_eq!(read.unwrap().to_text(), text);
    }
}
