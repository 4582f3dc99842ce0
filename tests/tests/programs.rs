//! The example programs, run as people run them: from records to what is published, and a file that must not be read.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use mk_bundle::workspace::{cargo, root};
use mk_core::publish::Publication;
use std::fs;
use std::process::Command;

/// Runs an example program from the root: its exit code, and what it says, on either stream.
fn run(example: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(cargo());
    command.args(["run", "-q", "-p", "mk-examples", "--example", example, "--"]).args(arguments);
    let output = command.current_dir(root()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

#[test]
fn records_are_tallied_and_published() {
    let folder = tempfile::tempdir().unwrap();
    let (totals, site) = (folder.path().join("totals.csv"), folder.path().join("site"));
    let (totals, site) = (totals.to_str().unwrap(), site.to_str().unwrap());
    let records = "examples/records/malmokraften.csv";
    let from = ["--programme", "malmokraften", "--records", records, "--through", "2025-05", "--out", totals];
    let (code, said) = run("tally", &from);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("57 records"), "{said}");
    assert!(said.contains("note: 15 records lie after the last month"), "{said}");

    let from = [
        "--programme",
        "malmokraften",
        "--totals",
        totals,
        "--invented",
        "--today",
        "2025-06-05",
        "--out",
        site,
    ];
    let (code, said) = run("publish", &from);
    assert_eq!(code, Some(0), "{said}");
    let text = fs::read_to_string(folder.path().join("site/malmokraften.json")).unwrap();
    let publication = Publication::from_text(&text).unwrap();
    let goal = publication.goal("arbete-eller-studier").unwrap();
    let figures: Vec<_> = goal.points().iter().map(|point| point.figure().count()).collect();
    assert_eq!(figures, [None, Some(11), Some(19), Some(26), Some(33)]);
}

/// The number is nobody's: the serial number in it was made up.
#[test]
fn an_identity_number_ends_the_tally_and_is_not_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let (records, totals) = (folder.path().join("records.csv"), folder.path().join("totals.csv"));
    fs::write(&records, "nyckel;utfall;datum\np-1;arbete;2025-03-14\n19121212-1212;arbete;2025-03-14\n")
        .unwrap();
    let (from, to) = (records.to_str().unwrap(), totals.to_str().unwrap());
    let (code, said) = run("tally", &["--programme", "malmokraften", "--records", from, "--out", to]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("line 3") && said.contains("[identity-number]"), "{said}");
    assert!(!said.contains("1212"), "{said}");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["records.csv"]);
}
