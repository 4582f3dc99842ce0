//! The outcome goals of a plan: counted, a product, or neither.

use crate::common::{day, malmokraften};
use mk_core::definition::{MALMOKRAFTEN, read};
use mk_core::programme::Programme;
use mk_core::progress::OutcomeProgress;

const COUNTED: &str = "samarbeten-inledda";
const NONE_YET: &str = "sammanhang";
const PRODUCT: &str = "handbok-finns";
const EFFECT: &str = "modeller-inforda";

/// How one of them stands on a day: how many, of how many, and whether that is enough.
fn check(programme: &Programme, on: &str, outcome: &str, expected: (u32, Option<u32>, Option<bool>)) {
    let all = OutcomeProgress::all(programme, day(on));
    let own = all.iter().find(|progress| progress.outcome.id.as_str() == outcome).unwrap();
    assert_eq!((own.count, own.target, own.is_reached()), expected, "{outcome} on {on}");
    assert!(own.plan.outcomes.iter().any(|other| other.id == own.outcome.id));
}

#[test]
fn a_count_grows_from_the_day_on_which_something_was_reached() {
    let once = malmokraften();
    check(&once, "2024-08-31", COUNTED, (0, Some(2), Some(false)));
    check(&once, "2024-09-01", COUNTED, (1, Some(2), Some(false)));
    check(&once, "2030-01-01", COUNTED, (1, Some(2), Some(false)));
    check(&once, "2030-01-01", NONE_YET, (0, Some(2), Some(false)));
    let another = |on: &str| {
        format!("[[plan.outcome.reached]]\non = {on}\nwhat = {{ sv = \"En till\", en = \"Another\" }}\n\n")
    };
    let first = "[[plan.outcome.reached]]\n";
    let text = MALMOKRAFTEN.replacen(first, &(another("2025-11-30") + first), 1);
    let twice = read(&text).unwrap();
    check(&twice, "2025-11-29", COUNTED, (1, Some(2), Some(false)));
    check(&twice, "2025-11-30", COUNTED, (2, Some(2), Some(true)));
    let thrice = read(&text.replacen(first, &(another("2025-11-30") + first), 1)).unwrap();
    check(&thrice, "2025-11-30", COUNTED, (3, Some(2), Some(true)));
}

#[test]
fn a_product_is_there_once_its_activity_is_done() {
    check(&malmokraften(), "2030-01-01", PRODUCT, (0, Some(1), Some(false)));
    let activity = "id = \"handbok\"\n";
    let text = MALMOKRAFTEN.replacen(activity, &format!("{activity}done = 2025-05-30\n"), 1);
    let done = read(&text).unwrap();
    check(&done, "2025-05-29", PRODUCT, (0, Some(1), Some(false)));
    check(&done, "2025-05-30", PRODUCT, (1, Some(1), Some(true)));
    // No other outcome goal has to do with it.
    check(&done, "2025-05-30", NONE_YET, (0, Some(2), Some(false)));
}

#[test]
fn an_effect_without_a_number_is_neither_reached_nor_not() {
    for on in ["2024-01-01", "2030-01-01"] {
        check(&malmokraften(), on, EFFECT, (0, None, None));
    }
}

#[test]
fn all_of_them_are_there_in_the_order_of_the_definition() {
    let programme = malmokraften();
    let all = OutcomeProgress::all(&programme, day("2025-12-31"));
    let ids: Vec<&str> = all.iter().map(|progress| progress.outcome.id.as_str()).collect();
    assert_eq!(ids, [EFFECT, PRODUCT, COUNTED, NONE_YET]);
    let without = crate::common::Plan::new("2025-01-01", "2025-12-31").whole("mal", "events", 10).programme();
    assert!(OutcomeProgress::all(&without, day("2025-12-31")).is_empty());
}
