//! Reading monthly totals: as Swedish Excel writes them, and as they must not be written.
//!
//! `corpus/totals` holds files as they come, each beside what becomes of it: the figures, or every problem.
//! `UPDATE_EXPECT=1` accepts what becomes of them now: read it before committing it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod archive;
#[path = "../common/mod.rs"]
mod common;
mod forms;
mod groups;
mod libreoffice;
mod noise;
mod secrets;
mod workbooks;

use common::{Plan, codes, day, figures, malmokraften, only};
use mk_core::outcome;
use mk_core::publish::{Chain, publish};
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

/// What becomes of a file: its figures as of April 2025, a line for each goal, or its problems.
fn outcome_of(file: &Path) -> String {
    let programme = malmokraften();
    let bytes = std::fs::read(file).unwrap();
    let is_csv = file.extension().is_some_and(|extension| extension == "csv");
    let read = if is_csv { outcome::read_csv } else { outcome::read };
    let totals = match read(&bytes, &programme) {
        Ok(totals) => totals,
        Err(problems) => return format!("{problems}\n"),
    };
    let publication = publish(&programme, &totals, &Chain::new(), day("2025-04-10")).unwrap();
    publication.series().iter().fold(String::new(), |mut text, series| {
        writeln!(text, "{}: {:?}", series.goal().id, figures(series)).unwrap();
        text
    })
}

/// Each file of a folder of the corpus becomes what stands beside it; those that are not called bad all become the same.
fn check_corpus(folder: &str, least: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files.retain(|file| file.is_file() && file.extension().is_none_or(|extension| extension != "txt"));
    assert!(files.len() > least, "{}", files.len());
    let mut good = Vec::new();
    for file in files {
        let start = Instant::now();
        let read = outcome_of(&file);
        assert!(start.elapsed() < Duration::from_secs(5), "{}: {:?}", file.display(), start.elapsed());
        expect_test::expect_file![file.with_extension("txt")].assert_eq(&read);
        if !file.file_stem().unwrap().to_str().unwrap().starts_with("bad-") {
            good.push(read);
        }
    }
    good.dedup();
    assert_eq!(good.len(), 1, "the same table, however it is written");
}

#[test]
fn every_text_of_the_corpus_becomes_what_stands_beside_it() {
    check_corpus("corpus/totals", 25);
}

#[test]
fn every_wide_table_and_every_group_of_the_corpus_becomes_what_stands_beside_it() {
    check_corpus("corpus/totals/forms", 15);
}

#[test]
fn every_workbook_of_the_corpus_becomes_what_stands_beside_it() {
    check_corpus("corpus/totals/workbooks", 30);
}

/// One row of a small programme's totals.
fn read(row: &str) -> Result<outcome::Totals, mk_core::problem::Problems> {
    let programme = Plan::new("2025-01-01", "2025-12-31")
        .whole("personer", "persons", 200)
        .whole("platser", "places", 200)
        .whole("traffar", "events", 200)
        .programme();
    outcome::read_csv(format!("mål;månad;antal\n{row}\n").as_bytes(), &programme)
}

#[test]
fn a_row_that_is_wrong_is_one_problem_in_its_column() {
    for (row, code, column) in [
        ("person;2025-01;1", "unknown-goal", "column mål"),
        (";2025-01;1", "unknown-goal", "column mål"),
        ("personer;2025;1", "bad-month", "column månad"),
        ("personer;2025-1;1", "bad-month", "column månad"),
        ("personer;2025-00;1", "bad-month", "column månad"),
        ("personer;2025-01-15;1", "bad-month", "column månad"),
        ("personer;Q1 2025;1", "bad-month", "column månad"),
        ("personer;;1", "bad-month", "column månad"),
        ("personer;2024-12;1", "month-outside", "column månad"),
        ("personer;2026-01;1", "month-outside", "column månad"),
        ("personer;9999-12;1", "month-outside", "column månad"),
        ("personer;2025-01;-1", "below-zero", ""),
        ("traffar;2025-01;−1", "below-zero", ""),
        ("platser;2025-01;-1", "negative-count", "column antal"),
        ("platser;2025-01;–1", "negative-count", "column antal"),
        ("personer;2025-01;", "bad-number", "column antal"),
        ("personer;2025-01;1.5", "bad-number", "column antal"),
        ("personer;2025-01;1,5", "bad-number", "column antal"),
        ("traffar;2025-01;0,01", "bad-number", "column antal"),
        ("platser;2025-01;1,555", "bad-number", "column antal"),
        ("personer;2025-01;<5", "bad-number", "column antal"),
        ("personer;2025-01;ca 20", "bad-number", "column antal"),
        ("personer;2025-01;1 20", "bad-number", "column antal"),
        ("personer;2025-01;#REFERENS!", "bad-number", "column antal"),
        ("personer;2025-01;1E+02", "bad-number", "column antal"),
        ("personer;2025-01;4 294 967 296", "bad-number", "column antal"),
        ("personer;2025-01;99999999999999999999999", "bad-number", "column antal"),
        ("personer;2025-01", "wrong-cells", ""),
        ("personer;2025-01;1;2", "wrong-cells", ""),
    ] {
        let problem = only(read(row));
        assert_eq!(
            (problem.code, problem.place.path.as_str(), problem.place.line),
            (code, column, Some(2)),
            "{row}: {problem}"
        );
    }
}

#[test]
fn a_row_that_is_right_is_read() {
    for row in [
        "personer;2025-01;0",
        "PERSONER;2025-01;1",
        " personer ; 2025-01 ; 1 ",
        "personer;2025-01;1\u{202f}000",
        "personer;2025-01;23,0",
        "platser;2025-01;98,05",
        "traffar;jan. 2025;1",
    ] {
        assert!(!read(row).unwrap_or_else(|problems| panic!("{row}: {problems}")).is_empty());
    }
}

#[test]
fn a_month_written_twice_or_left_out_is_named() {
    for (rows, expected) in [
        ("personer;2025-01;1\npersoner;jan-25;1", vec![("duplicate-cell", Some(3))]),
        (
            "personer;2025-01;1\nplatser;2025-01;1\npersoner;2025-01;1\npersoner;2025-01;2",
            vec![("duplicate-cell", Some(4)), ("duplicate-cell", Some(5))],
        ),
        ("personer;2025-02;1", vec![("missing-month", None)]),
        ("personer;2025-01;1\npersoner;2025-04;1", vec![("missing-month", None), ("missing-month", None)]),
    ] {
        let problems = read(rows).unwrap_err();
        let found: Vec<_> = problems.iter().map(|problem| (problem.code, problem.place.line)).collect();
        assert_eq!(found, expected, "{rows}: {problems}");
    }
}

/// A row's line is that of the file as an editor shows it, whatever ends the lines and however many are empty.
#[test]
fn a_problem_names_the_line_that_it_lies_in() {
    for end in ["\n", "\r\n", "\r"] {
        for (lines, line) in [
            (vec!["mål;månad;antal", "personer;2025-01;1", "personer;2025-02;x"], 3),
            (vec!["", "mål;månad;antal", "", "", "personer;2025-01;1", "", "personer;2025-02;x", ""], 7),
            (vec!["sep=;", "mål;månad;antal", ";;", "personer;2025-01;1", "personer;2025-02;x"], 5),
            (vec!["mål;månad;antal", "\"personer\";\"2025-01\";\"1", "\"", "personer;2025-02;x"], 4),
        ] {
            let programme =
                Plan::new("2025-01-01", "2025-12-31").whole("personer", "persons", 200).programme();
            let problem = only(outcome::read_csv(lines.join(end).as_bytes(), &programme));
            assert_eq!((problem.code, problem.place.line), ("bad-number", Some(line)), "{lines:?} {end:?}");
        }
    }
}

#[test]
fn a_file_full_of_mistakes_gives_a_list_short_enough_to_read() {
    for row in ["personer;2025-01;1\n", "x;y;z\n", "personer\n", "personer;2025-01;-1\n", "x;2030-01;1\n"] {
        let problems = read(&row.repeat(5_000)).unwrap_err();
        assert_eq!(problems.len(), 101, "{row}");
        assert_eq!(problems.iter().last().unwrap().code, "too-many-problems");
    }
}

#[test]
fn nothing_is_read_from_a_file_with_one_bad_row() {
    let problems = read("personer;2025-01;1\npersoner;2025-02;2\npersoner;2025-03;tre").unwrap_err();
    assert_eq!(codes(&problems), ["bad-number"]);
}
