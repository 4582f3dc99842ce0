//! Corrections, which make a month's own count negative: what is shown is never taken back.

use crate::common::{Plan, csv, day, figures, only, publish};

/// What is shown of a goal's months, or the code of why nothing is.
fn check(unit: &'static str, counts: &[i64], shown: Result<&[Option<u64>], &str>) {
    let programme = Plan::new("2025-01-01", "2025-12-31").whole("mal", unit, 400).programme();
    let published = publish(&programme, &csv("2025-01", &[("mal", counts)]), None, day("2025-12-31"));
    match shown {
        Ok(shown) => assert_eq!(figures(&published.unwrap().series()[0]), shown, "{counts:?}"),
        Err(code) => assert_eq!(only(published).code, code, "{counts:?}"),
    }
}

#[test]
fn what_is_shown_is_never_taken_back() {
    check("persons", &[30, 3, -2, 6], Ok(&[Some(30), None, None, Some(37)]));
    check("persons", &[30, 0, 0], Ok(&[Some(30), None, None]));
    check("persons", &[30, -2, 20], Err("corrected-below"));
    check("persons", &[30, 3, -4], Err("corrected-below"));
    check("persons", &[3, -2, 9], Ok(&[None, None, Some(10)]));
    check("persons", &[3, -4], Err("below-zero"));
    check("events", &[30, -2], Err("corrected-below"));
    check("events", &[30, 0, 2], Ok(&[Some(30), Some(30), Some(32)]));
}

/// Whoever occupies a place is a person: the same rhythm and the same label as for persons.
#[test]
fn occupied_places_are_guarded_as_persons_are() {
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("tagna", "occupied-places", 200);
    let text = csv("2025-01", &[("tagna", &[60, 55, 0, 200])]);
    let publication = publish(&plan.programme(), &text, None, day("2025-12-31")).unwrap();
    // 60 places in January are 5.1 place-years; February's 4.2 more are too few to tell.
    assert_eq!(figures(&publication.series()[0]), [Some(5), None, None, Some(26)]);
}
