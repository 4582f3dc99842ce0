//! From records to monthly totals: persons counted once in a window, place-years, and files that must not be read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod example;
mod file;
mod hostile;
mod oracle;
mod placements;
mod places;
mod secrets;
mod written;

use common::{Plan, codes, day};
use mk_core::calendar::Month;
use mk_core::definition;
use mk_core::outcome::Records;
use mk_core::outcome::tally::{Record, Tallied, Tally};
use mk_core::problem::Problems;
use mk_core::programme::{Deduplication, Programme};
use std::fmt::Write as _;

/// So many cases of each property.
const CASES: u32 = if cfg!(feature = "thorough") { 2000 } else { 256 };

/// A programme from the middle of a month to the middle of another, with goals of every unit. Work is a kind of two of
/// them, and studies of one.
fn programme() -> Programme {
    let plan = Plan::new("2025-01-15", "2026-11-20")
        .yearly("union", "persons", &[(2025, 100), (2026, 100)])
        .whole("jobb", "persons", 200)
        .whole("sjalv", "persons", 200)
        .yearly("traffar", "events", &[(2025, 100), (2026, 100)])
        .yearly("platser", "places", &[(2025, 100), (2026, 100)])
        .whole("tagna", "occupied-places", 200);
    let mut text = plan.toml();
    for (by, goal, cells) in [
        ("kind", "union", &["arbete", "studier", "annat"][..]),
        ("kind", "jobb", &["heltid", "arbete"]),
        ("sex", "", &["kvinnor", "man"]),
        ("team", "", &["norr", "soder", "vast"]),
        ("age", "", &["unga", "gamla"]),
    ] {
        let goal = if goal.is_empty() { String::new() } else { format!("goal = \"{goal}\"\n") };
        write!(text, "[[breakdown]]\nby = \"{by}\"\n{goal}title = {{ sv = \"{by}\", en = \"{by}\" }}\n")
            .unwrap();
        for cell in cells {
            let title = format!("{{ sv = \"Rubrik {cell}\", en = \"Title {cell}\" }}");
            write!(text, "[[breakdown.cell]]\nid = \"{cell}\"\ntitle = {title}\n").unwrap();
        }
    }
    definition::read(&text).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

/// Counts records of a key, a kind and a day.
fn tally(records: &[(&str, &str, &str)], through: Option<&str>) -> Result<Tallied, Problems> {
    let programme = programme();
    let mut tally = Tally::new(&programme, Deduplication::AcrossParties);
    for (key, kind, date) in records {
        tally.add(Record { key, kind, registered: day(date), sex: None, team: None, age: None });
    }
    tally.totals(through.map(|month| Month::parse(month).unwrap()))
}

/// The rows of totals that are not 0, without their empty cells and without those of `jobb`, which counts work a second time.
fn rows(tallied: &Tallied) -> Vec<String> {
    let text = tallied.totals.to_csv();
    let rows = text.lines().skip(1).filter(|row| !row.starts_with("jobb;"));
    rows.filter(|row| row.split(';').nth(2) != Some("0"))
        .map(|row| row.trim_end_matches(';').to_owned())
        .collect()
}

#[test]
fn a_person_counts_once_in_a_window_by_the_first_outcome() {
    for (name, records, expected) in [
        (
            "one record",
            &[("a", "arbete", "2025-03-14")][..],
            &["union;2025-03;1", "union;2025-03;1;arbete"][..],
        ),
        (
            "the earlier month, whichever is read first",
            &[("a", "arbete", "2025-05-01"), ("a", "studier", "2025-04-30")],
            &["union;2025-04;1", "union;2025-04;1;studier"],
        ),
        (
            "in one month the kind that stands first, not the day",
            &[("a", "studier", "2025-04-01"), ("a", "arbete", "2025-04-30")],
            &["union;2025-04;1", "union;2025-04;1;arbete"],
        ),
        (
            "each year by itself",
            &[("a", "arbete", "2025-12-31"), ("a", "arbete", "2026-01-01")],
            &["union;2025-12;1", "union;2025-12;1;arbete", "union;2026-01;1", "union;2026-01;1;arbete"],
        ),
        (
            "the whole period once",
            &[("a", "sjalv", "2025-12-31"), ("a", "sjalv", "2026-01-01")],
            &["sjalv;2025-12;1"],
        ),
        (
            "events each",
            &[("a", "traffar", "2025-02-01"), ("a", "traffar", "2025-02-01"), ("b", "traffar", "2026-02-01")],
            &["traffar;2025-02;2", "traffar;2026-02;1"],
        ),
        (
            "by title, in any language and in capitals",
            &[("a", "RUBRIK ARBETE", "2025-03-14"), ("b", " title arbete ", "2025-03-15")],
            &["union;2025-03;2", "union;2025-03;2;arbete"],
        ),
        (
            "from the first day to the last",
            &[
                ("a", "sjalv", "2025-01-14"),
                ("b", "sjalv", "2025-01-15"),
                ("c", "sjalv", "2026-11-20"),
                ("d", "sjalv", "2026-11-21"),
            ],
            &["sjalv;2025-01;1", "sjalv;2026-11;1"],
        ),
    ] {
        let tallied = tally(records, None).unwrap_or_else(|problems| panic!("{name}: {problems}"));
        assert_eq!(rows(&tallied), expected, "{name}");
        assert_eq!(tallied.records, records.len() as u64, "{name}");
    }
}

#[test]
fn one_word_can_be_a_kind_of_two_goals() {
    let tallied = tally(&[("a", "arbete", "2025-03-14"), ("a", "heltid", "2025-03-15")], None).unwrap();
    let text = tallied.totals.to_csv();
    for row in ["union;2025-03;1;arbete", "jobb;2025-03;1;heltid", "jobb;2025-03;0;arbete"] {
        assert!(text.lines().any(|line| line == row), "{row}\n{text}");
    }
    assert_eq!(tallied.persons, 1);
}

#[test]
fn months_without_a_record_are_0_up_to_the_last_asked_for() {
    let record = [("a", "sjalv", "2025-03-14")];
    for (through, months) in [
        (None, "01 02 03"),
        (Some("2025-02"), "01 02"),
        (Some("2025-05"), "01 02 03 04 05"),
        (Some("2024-12"), ""),
    ] {
        let tallied = tally(&record, through).unwrap();
        let text = tallied.totals.to_csv();
        let written: Vec<&str> = text.lines().skip(1).map(|row| &row[11..13]).collect();
        assert_eq!(written.join(" "), months, "{through:?}");
        let counts = through.is_none_or(|through| through >= "2025-03");
        assert_eq!(tallied.persons, u64::from(counts), "{through:?}");
        assert_eq!(tallied.later, u64::from(!counts), "{through:?}");
    }
    // A year that had none has its months, too, before a later one that has some.
    let tallied = tally(&[("a", "arbete", "2026-02-14")], None).unwrap();
    assert_eq!(
        tallied.totals.to_csv().lines().filter(|row| row.starts_with("union;") && row.ends_with(';')).count(),
        14
    );
}

#[test]
fn what_lies_outside_every_window_is_counted_apart() {
    let records =
        [("a", "arbete", "2024-12-31"), ("b", "sjalv", "2027-01-01"), ("c", "traffar", "2025-01-14")];
    let tallied = tally(&records, None).unwrap();
    assert!(tallied.totals.is_empty());
    assert_eq!((tallied.records, tallied.persons, tallied.outside), (3, 0, 3));
    assert_eq!(tally(&[], None).unwrap().records, 0);
}

#[test]
fn a_record_that_is_wrong_is_a_problem_with_its_number() {
    for (record, code, place) in [
        (("a b", "arbete", None), "bad-key", "record 2, key"),
        (("", "arbete", None), "bad-key", "record 2, key"),
        (("a", "arbetet", None), "unknown-kind", "record 2, kind"),
        (("a", "union", None), "unknown-kind", "record 2, kind"),
        (("a", "", None), "unknown-kind", "record 2, kind"),
        (("a", "platser", None), "places-apart", "record 2, kind"),
        (("a", "arbete", Some("kvinna")), "unknown-group", "record 2, sex"),
        (("a", "arbete", Some("man")), "missing-group", "record 2"),
    ] {
        let (key, kind, sex) = record;
        let programme = programme();
        let mut tally = Tally::new(&programme, Deduplication::AcrossParties);
        let registered = day("2025-03-14");
        tally.add(Record { key: "a", kind: "arbete", registered, sex: None, team: None, age: None });
        tally.add(Record { key, kind, registered, sex, team: None, age: None });
        let problem = common::only(tally.totals(None));
        assert_eq!((problem.code, problem.place.path.as_str()), (code, place), "{record:?}: {problem}");
    }
}

#[test]
fn an_undeclared_breakdown_is_told_from_an_unknown_group() {
    let programme = common::malmokraften();
    let mut tally = Tally::new(&programme, Deduplication::AcrossParties);
    let registered = day("2025-03-14");
    tally.add(Record { key: "a", kind: "arbete", registered, sex: None, team: Some("norr"), age: None });
    assert_eq!(codes(&tally.totals(None).unwrap_err()), ["undeclared-breakdown"]);
}

#[test]
fn how_sure_it_is_that_nobody_counts_twice_is_written_beside_the_numbers() {
    let programme = programme();
    for deduplication in Deduplication::ALL {
        let mut records = Records::new(&programme, deduplication);
        records.feed(
            "nyckel;utfall;datum;kön\na;arbete;2025-01-20;man\n;;;\nb;traffar;2025-01-20;\n".as_bytes(),
        );
        let written = records.finish(None).unwrap().totals.to_csv();
        let expected = match deduplication {
            Deduplication::AcrossParties => {
                expect_test::expect_file!["../../corpus/tally/across_parties.csv"]
            }
            Deduplication::WithinParty => expect_test::expect_file!["../../corpus/tally/within_party.csv"],
            Deduplication::No => expect_test::expect_file!["../../corpus/tally/no.csv"],
        };
        expected.assert_eq(&written);
    }
}
