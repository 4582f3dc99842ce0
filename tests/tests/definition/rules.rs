//! The rules that tie values to one another, one by one.

use crate::common::only;
use mk_core::definition::{MALMOKRAFTEN, read};

/// Malmökraften with one text in the place of another, which breaks one rule.
fn check(from: &str, to: &str, code: &str, path: &str) {
    assert!(MALMOKRAFTEN.contains(from), "{from}");
    let problem = only(read(&MALMOKRAFTEN.replacen(from, to, 1)));
    assert_eq!((problem.code, problem.place.path.as_str()), (code, path), "{from} became {to}: {problem}");
}

#[test]
fn each_rule_has_a_code_and_a_place() {
    let from = "from = 2025-01-01";
    check(from, "from = 2028-01-01", "empty-period", "programme.through");
    check(from, "from = 2027-12-31", "empty-period", "programme.through");
    check("id = \"forankra\"", "id = \"stod\"", "duplicate-id", "plan[0].promise[2].id");
    check(
        "[1,  1,  1,  1,  1,  1,  0.4, 0.8, 1,  1,  1,  1]",
        "[0, 0, 0, 0, 0, 0, 0.0, 0, 0, 0, 0, 0]",
        "empty-profile",
        "profile.sommar.weights",
    );
    check("profile = \"sommar\"", "profile = \"vinter\"", "unknown-reference", "goal[1].profile");
    check(
        "count = 350",
        "count = 350\nsince = 2024-05-01\n[[goal.target]]\nyear = 2025\ncount = 360\nsince = 2024-05-01",
        "duplicate-target",
        "goal[1].target[1]",
    );
    check("year = 2026", "year = 2025", "duplicate-target", "goal[1].target[1]");
}

#[test]
fn a_target_fits_its_goals_window() {
    let whole = MALMOKRAFTEN.rfind("count = 1200").unwrap();
    let text = format!("{}year = 2025\n{}", &MALMOKRAFTEN[..whole], &MALMOKRAFTEN[whole..]);
    let problem = only(read(&text));
    assert_eq!(
        (problem.code, problem.place.path.as_str()),
        ("target-of-other-window", "goal[3].target[0].year")
    );
    check("year = 2025\ncount = 350", "count = 350", "missing-key", "goal[1].target[0]");
}

#[test]
fn a_name_is_made_of_what_an_address_can_hold() {
    for id in ["Arsplatser", "årsplatser", "1plats", "-plats", "plats er", "plats_er", "", &"a".repeat(61)] {
        check("id = \"arsplatser\"", &format!("id = \"{id}\""), "wrong-value", "goal[0].id");
    }
}

#[test]
fn a_language_is_one_that_the_widget_can_write() {
    check(
        "title = { sv = \"Årsplatser\",",
        "title = { de = \"Stellen\", sv = \"Årsplatser\",",
        "unknown-language",
        "goal[0].title.de",
    );
    let text = MALMOKRAFTEN.replacen(
        "title = { sv = \"Årsplatser\",",
        "title = { so = \"Boosas\", sv = \"Årsplatser\",",
        1,
    );
    assert_eq!(read(&text).unwrap().goals[0].title.get("so"), "Boosas");
}
