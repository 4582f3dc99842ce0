//! Files of placements.

use crate::common::only;
use crate::file::read;
use crate::programme;
use mk_core::calendar::Month;
use mk_core::outcome::Records;
use mk_core::programme::Deduplication;

fn through(text: &str, month: &str) -> mk_core::outcome::tally::Tallied {
    let programme = programme();
    let mut records = Records::new(&programme, Deduplication::AcrossParties);
    records.feed(text.as_bytes());
    records.finish(Month::parse(month)).unwrap_or_else(|problems| panic!("{problems}\n{text}"))
}

#[test]
fn a_file_of_placements_comes_to_monthly_averages() {
    let file = "in;ut;nyckel;mål;omfattning\n2025-02-01;2025-02-15;a;tagna;\n2025-02-08;2025-03-01;a;tagna;50 %\n\
                2025-02-01 08:00;;b;Tagna;100\n2024-03-01;2024-04-01;c;platser;100%\n2025-03-01;2025-03-01;d;platser;7\n";
    let tallied = through(file, "2025-03");
    assert_eq!((tallied.records, tallied.persons, tallied.outside), (5, 2, 1));
    // A whole place for half of February and half a one for the rest, beside one for all of it.
    let expected = "mål;månad;antal\nplatser;2025-01;0\nplatser;2025-02;0\nplatser;2025-03;0\n\
                    tagna;2025-01;0\ntagna;2025-02;1,75\ntagna;2025-03;1\n";
    assert_eq!(tallied.totals.to_csv(), expected);
}

/// From the first day on that can count: what began before the programme is not later than its first month.
#[test]
fn placements_after_the_last_month_are_counted_apart() {
    let file = "key;goal;from;until\na;platser;2025-03-31;2025-05-01\nb;platser;2025-04-01;2025-05-01\n\
                c;platser;2024-03-01;\nd;tagna;2026-11-20;\ne;tagna;2026-11-21;\n";
    for (month, later) in [("2024-12", 4), ("2025-01", 3), ("2025-03", 2), ("2025-04", 1), ("2026-11", 0)] {
        let tallied = through(file, month);
        assert_eq!((tallied.later, tallied.outside), (later, 1), "{month}");
    }
}

#[test]
fn a_goal_has_months_as_far_as_any_place_is_taken() {
    let file = "key;goal;from;until\na;platser;2025-02-01;2025-03-02\n";
    let text = read(file).unwrap().totals.to_csv();
    assert_eq!(text, "mål;månad;antal\nplatser;2025-01;0\nplatser;2025-02;1\nplatser;2025-03;0,03\n");
}

#[test]
fn a_row_that_is_wrong_is_a_problem_in_its_column() {
    for (row, code, column) in [
        (";platser;2025-03-01;;", "bad-key", "column nyckel"),
        ("a;union;2025-03-01;2025-04-01;", "unknown-goal", "column mål"),
        ("a;;2025-03-01;2025-04-01;", "unknown-goal", "column mål"),
        ("a;platser;;2025-04-01;", "bad-date", "column in"),
        ("a;platser;2025-03-01;x;", "bad-date", "column ut"),
        ("a;platser;2025-03-01;2025-02-28;", "interval-backwards", "column ut"),
        ("a;platser;2025-03-01;;", "open-interval", "column ut"),
        ("a;platser;2025-03-01;2025-04-01;0", "bad-extent", "column omfattning"),
        ("a;platser;2025-03-01;2025-04-01;101", "bad-extent", "column omfattning"),
        ("a;platser;2025-03-01;2025-04-01;0,5", "bad-extent", "column omfattning"),
        ("a;platser;2025-03-01;2025-04-01;%", "bad-extent", "column omfattning"),
        ("a;platser;2025-03-01;2025-04-01;-5", "bad-extent", "column omfattning"),
    ] {
        let text = format!("nyckel;mål;in;ut;omfattning\n{row}\n");
        let problems = read(&text).unwrap_err();
        let problem = problems.iter().next().unwrap();
        let found = (problem.code, problem.place.path.as_str(), problem.place.line);
        assert_eq!(found, (code, column, Some(2)), "{row}: {problem}");
        assert_eq!(problems.len(), 1, "{problems}");
    }
}

#[test]
fn a_programme_without_places_says_so() {
    let programme = crate::Plan::new("2025-01-01", "2025-12-31").whole("p", "persons", 9).programme();
    let mut records = Records::new(&programme, Deduplication::AcrossParties);
    records.feed("nyckel;mål;in;ut\na;p;2025-01-01;2025-02-01\n".as_bytes());
    assert_eq!(only(records.finish(None)).message, "none of the programme's goals counts places");
}
