//! Reading a definition: what the two plans agreed on, and every mistake at once.
//!
//! `corpus/definition` holds files with mistakes, each beside what is said of it. `UPDATE_EXPECT=1` accepts what is said
//! now: read it before committing it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "../common/mod.rs"]
mod common;
mod mangled;
mod mutations;
mod rules;
mod secrets;

use common::{codes, malmokraften};
use mk_core::definition;
use mk_core::programme::{Unit, Window};
use std::path::Path;

/// The goals of the communication plan (the inventory's table “Goals”).
#[test]
fn malmokraften_carries_the_targets_of_its_plan() {
    let programme = malmokraften();
    let read: Vec<_> = programme
        .goals
        .iter()
        .map(|goal| {
            let targets: Vec<_> = goal.targets.iter().map(|target| (target.year, target.count)).collect();
            (goal.id.as_str(), goal.unit, goal.window, targets)
        })
        .collect();
    let plan = [
        ("arsplatser", Unit::Places, Window::Year, vec![(Some(2025), 1200)]),
        (
            "arbete-eller-studier",
            Unit::Persons,
            Window::Year,
            vec![(Some(2025), 350), (Some(2026), 400), (Some(2027), 450)],
        ),
        (
            "rehabiliteringssamverkan",
            Unit::Persons,
            Window::Year,
            vec![(Some(2025), 10), (Some(2026), 10), (Some(2027), 10)],
        ),
        ("sjalvforsorjning", Unit::Persons, Window::Whole, vec![(None, 1200)]),
    ];
    assert_eq!(read, plan);
    assert_eq!(
        (programme.period.from, programme.period.through),
        (common::day("2025-01-01"), common::day("2027-12-31"))
    );
}

/// Holds a file of the corpus against the messages beside it.
fn check(name: &str) -> Vec<&'static str> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/definition");
    let text = std::fs::read_to_string(folder.join(name).with_extension("toml")).unwrap();
    let problems = definition::read(&text).unwrap_err();
    let expected = folder.join(name).with_extension("txt");
    expect_test::expect_file![expected].assert_eq(&format!("{problems}\n"));
    codes(&problems)
}

#[test]
fn seven_different_mistakes_are_seven_problems() {
    let mut codes = check("seven-mistakes");
    assert_eq!(codes.len(), 7);
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 7, "each of another kind");
}

#[test]
fn a_line_that_cannot_be_read_hides_nothing_else_and_adds_nothing() {
    assert_eq!(check("syntax-and-others"), ["unknown-key", "syntax", "unknown-value", "out-of-range"]);
}

#[test]
fn a_slip_in_the_syntax_is_one_problem_however_much_it_takes_with_it() {
    for (heading, broken) in [
        ("[profile.sommar]", "[profile.sommar"),
        ("[policy]", "[policy"),
        ("[goal.counted]", "[goal.counted"),
        ("[goal.counted]", "goal.counted]"),
        ("# Source", "Source"),
        ("id = \"malmokraften\"", "id = \"malmokraften"),
        ("1,  1]", "1,  1"),
        ("en = \"City of Malmö\" }", "en = \"City of Malmö\""),
        ("unit = \"places\"", "unit: \"places\""),
        ("unit = \"places\"", "unit = places"),
        ("count = 350", "count = 1 200"),
        ("[[goal]]\nid = \"arbete", "[[goal]\nid = \"arbete"),
        ("[[goal.target]]\nyear = 2026", "[goal.target]\nyear = 2026"),
    ] {
        let text = definition::MALMOKRAFTEN.replacen(heading, broken, 1);
        assert_eq!(codes(&definition::read(&text).unwrap_err()), ["syntax"], "{broken}");
    }
}

/// The first says what it is taken for. Whatever stands below it cannot be read twice over, which is the second.
#[test]
fn a_misspelt_goal_heading_does_not_drown_in_its_consequences() {
    for (heading, first) in [("[[gaol]]", "unknown-key"), ("[goal]", "wrong-value")] {
        let text = definition::MALMOKRAFTEN.replacen("[[goal]]", heading, 1);
        assert_eq!(codes(&definition::read(&text).unwrap_err()), [first, "syntax"], "{heading}");
    }
}

#[test]
fn a_later_version_of_a_target_keeps_the_earlier_one() {
    let changed =
        "[[goal.target]]\nyear = 2026\ncount = 420\nsince = 2026-07-01\n\n[[goal.target]]\nyear = 2026";
    let text = definition::MALMOKRAFTEN.replacen("[[goal.target]]\nyear = 2026", changed, 1);
    let programme = definition::read(&text).unwrap();
    let goal = programme.goal("arbete-eller-studier").unwrap();
    let count = |on| goal.target(common::day("2026-01-01"), common::day(on)).unwrap().count;
    assert_eq!((count("2026-06-30"), count("2026-07-01"), count("2025-12-31")), (400, 420, 400));
    assert_eq!(goal.targets[1].count, 400, "versions are in the order of their days");
}

/// Editors take it from the repository: `UPDATE_EXPECT=1` writes it anew.
#[test]
fn the_schema_in_the_repository_is_that_of_the_code() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../mk-core/programmes/definition.schema.json");
    expect_test::expect_file![file].assert_eq(&definition::schema());
}
