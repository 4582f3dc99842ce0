//! All publications of a programme, read from their files: whatever has been done to them since is seen.

use crate::common::{Plan, codes, csv, day, months, publish_after};
use mk_core::problem::Problems;
use mk_core::programme::Programme;
use mk_core::publish::Chain;

fn programme() -> Programme {
    Plan::new("2025-01-01", "2026-12-31")
        .yearly("manad", "persons", &[(2025, 400), (2026, 400)])
        .whole("ar", "persons", 30)
        .programme()
}

const COUNTS: [u64; 5] = [31, 28, 3, 26, 33];

/// Five publications, month by month, as files with names.
fn files() -> Vec<(String, String)> {
    let programme = programme();
    let mut chain = Chain::new();
    let mut files = Vec::new();
    for count in 1..=COUNTS.len() {
        let table = csv("2025-01", &[("manad", &COUNTS[..count]), ("ar", &[1; 5][..count])]);
        let today = format!("{}-05", months("2025-01").nth(count).unwrap());
        let text = publish_after(&programme, &table, &chain, day(&today)).unwrap().to_text();
        chain.push("", &text).unwrap();
        files.push((format!("{count}.json"), text));
    }
    files
}

fn read(files: &[(String, String)]) -> Result<Chain, Problems> {
    Chain::read(files.iter().map(|(name, text)| (name.as_str(), text.as_str())))
}

/// What is said of the files after a change.
fn check(change: impl Fn(&mut Vec<(String, String)>), expected: &[(&str, &str)]) {
    let mut files = files();
    change(&mut files);
    let problems = read(&files).unwrap_err();
    let found: Vec<(&str, &str)> =
        problems.iter().map(|problem| (problem.code, problem.place.path.as_str())).collect();
    assert_eq!(found, expected, "{problems}");
    assert!(problems.iter().all(|problem| problem.hint.is_some()), "{problems}");
}

#[test]
fn publications_are_read_in_any_order() {
    let mut files = files();
    files.swap(0, 4);
    files.swap(1, 2);
    let chain = read(&files).unwrap();
    let numbers: Vec<u32> = chain.publications().map(mk_core::publish::Publication::sequence).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5]);
    assert_eq!(read(&[]).unwrap(), Chain::new());
}

#[test]
fn a_publication_that_is_missing_or_there_twice_is_named() {
    check(|files| drop(files.remove(0)), &[("missing-publication", "2.json: sequence")]);
    check(|files| drop(files.remove(2)), &[("missing-publication", "4.json: sequence")]);
    check(|files| drop(files.drain(1..4)), &[("missing-publication", "5.json: sequence")]);
    let twice = |files: &mut Vec<(String, String)>| files.push(("6.json".to_owned(), files[1].1.clone()));
    check(twice, &[("repeated-publication", "6.json: sequence")]);
}

/// Whatever is changed in a file that another one followed is seen there, a space too. What breaks a rule, and what
/// contradicts an earlier file, is seen in the last one as well.
#[test]
fn a_publication_that_was_edited_by_hand_is_named() {
    let edit = |at: usize, from: &'static str, to: &'static str| {
        move |files: &mut Vec<(String, String)>| {
            assert!(files[at].1.contains(from), "{from}");
            files[at].1 = files[at].1.replacen(from, to, 1);
        }
    };
    check(edit(1, "\"Prov\"", "\"Prov \""), &[("altered", "3.json: previous")]);
    check(edit(2, "{", "{ "), &[("altered", "4.json: previous")]);
    check(
        edit(1, "\"count\": 59", "\"count\": 60"),
        &[("altered", "3.json: previous"), ("changed-history", "3.json: manad")],
    );
    check(edit(1, "\"count\": 59", "\"count\": 33"), &[("rule-broken", "2.json: goals[0].points[1]")]);
    check(edit(4, "\"count\": 31", "\"count\": 30"), &[("changed-history", "5.json: manad")]);
    check(edit(4, "\"count\": 121", "\"count\": 91"), &[("rule-broken", "5.json: goals[0].points[4]")]);
    check(edit(4, "\"threshold\": 5", "\"threshold\": 6"), &[("rule-broken", "5.json: goals[0].points[2]")]);
}

#[test]
fn a_publication_of_another_programme_or_another_day_is_refused() {
    let rename = |files: &mut Vec<(String, String)>| files[4].1 = files[4].1.replace("\"prov\"", "\"annat\"");
    check(rename, &[("other-programme", "5.json: programme")]);
    let earlier = |files: &mut Vec<(String, String)>| {
        files[4].1 = files[4].1.replace("\"published\": \"2025-06-05\"", "\"published\": \"2025-06-01\"");
        files[3].1 = files[3].1.replace("\"published\": \"2025-05-05\"", "\"published\": \"2025-06-03\"");
    };
    check(earlier, &[("altered", "5.json: previous"), ("older-than-previous", "5.json: published")]);
}

#[test]
fn what_is_no_publication_is_said_of_each_file() {
    let spoil = |files: &mut Vec<(String, String)>| {
        files[0].1 = "{}".to_owned();
        files[3].1.truncate(300);
    };
    let mut files = files();
    spoil(&mut files);
    let problems = read(&files).unwrap_err();
    assert_eq!(codes(&problems), ["not-a-publication", "syntax"], "{problems}");
    assert!(problems.iter().nth(1).unwrap().place.path.starts_with("4.json"), "{problems}");
}
