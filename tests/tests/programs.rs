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

/// Publishes Malmökraften's totals from a file to a folder, on a day.
fn publish(totals: &str, today: &str, out: &str) -> (Option<i32>, String) {
    let to =
        ["--programme", "malmokraften", "--totals", totals, "--invented", "--today", today, "--out", out];
    run("publish", &to)
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

    let (code, said) = publish(totals, "2025-06-05", site);
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

/// A folder with the publications of three months, one after the other.
fn three_months() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site").to_str().unwrap().to_owned();
    let all = fs::read_to_string(root().join("examples/totals/malmokraften.csv")).unwrap();
    for (month, today) in [("2025-01", "2025-02-05"), ("2025-02", "2025-03-05"), ("2025-03", "2025-04-05")] {
        let is_in = |row: &&str| row.split(';').nth(1).is_none_or(|own| own == "månad" || own <= month);
        let totals = folder.path().join("totals.csv");
        fs::write(&totals, all.lines().filter(is_in).collect::<Vec<_>>().join("\r\n")).unwrap();
        let totals = totals.to_str().unwrap();
        let (code, said) = publish(totals, today, &site);
        assert_eq!(code, Some(0), "{said}");
    }
    (folder, site)
}

#[test]
fn publications_are_kept_and_anybody_can_audit_them() {
    let (_folder, site) = three_months();
    let kept = ["2025-02-05.1", "2025-03-05.2", "2025-04-05.3"]
        .map(|name| format!("{site}/malmokraften.{name}.json"));
    assert!(kept.iter().all(|file| fs::exists(file).unwrap()));
    let latest = format!("{site}/malmokraften.json");
    assert_eq!(fs::read(&kept[2]).unwrap(), fs::read(&latest).unwrap());
    let audit = || run("audit", &["--programme", "malmokraften", "--publications", &site]);
    let (code, said) = audit();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.starts_with("malmokraften: 3 publications, 2025-02-05 to 2025-04-05"), "{said}");
    assert!(said.contains("arbete-eller-studier: 3 points by month, 3 shown"), "{said}");

    // One edited, one gone, the latest edited: named each time, and nothing more is published.
    let whole = fs::read_to_string(&kept[1]).unwrap();
    fs::write(&kept[1], whole.replacen("\"count\": 51", "\"count\": 52", 1)).unwrap();
    let (code, said) = audit();
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("[altered]") && said.contains("malmokraften.2025-04-05.3.json"), "{said}");
    fs::remove_file(&kept[1]).unwrap();
    let (code, said) = audit();
    assert!(
        code == Some(1)
            && said.contains("publication 2 is missing")
            && said.contains("[missing-publication]"),
        "{said}"
    );
    fs::write(&kept[1], &whole).unwrap();
    assert_eq!(audit().0, Some(0));
    fs::write(&latest, whole).unwrap();
    let totals = "examples/totals/malmokraften.csv";
    let (code, said) = publish(totals, "2026-11-05", &site);
    assert!(code == Some(1) && said.contains("this is not the last publication"), "{said}");
    let (code, said) = run("audit", &["--programme", "stockholmskraften", "--publications", &site]);
    assert!(code == Some(1) && said.contains("there is no publication of stockholmskraften here"), "{said}");
}
