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
fn a_correction_is_shown_when_it_moves_by_the_threshold_and_waits_until_then() {
    check("persons", &[30, 3, -2, 6], Ok(&[Some(30), None, None, Some(37)]));
    check("persons", &[30, 0, 0], Ok(&[Some(30), None, None]));
    // Two fewer stand under the label as nothing new does, until there are new ones to set them off against.
    check("persons", &[30, -2, 5, 3], Ok(&[Some(30), None, None, Some(36)]));
    check("persons", &[30, -4, 10], Ok(&[Some(30), None, Some(36)]));
    check("persons", &[30, -5, 5], Ok(&[Some(30), Some(25), None]));
    check("persons", &[30, -12, 5, 20], Ok(&[Some(30), Some(18), Some(23), Some(43)]));
    // Nearer to 30 than the threshold is no number after it, whichever way.
    check("persons", &[30, -12, 10, 6, 1], Ok(&[Some(30), Some(18), None, None, Some(35)]));
    check("persons", &[30, -27], Ok(&[Some(30), None]));
    check("persons", &[3, -2, 9], Ok(&[None, None, Some(10)]));
    check("persons", &[3, -4], Err("below-zero"));
    check("events", &[30, -2], Ok(&[Some(30), Some(28)]));
    check("events", &[30, 0, 2], Ok(&[Some(30), Some(30), Some(32)]));
}

/// What each label stands for: after a fall up to the highest number shown; and where a fall cannot be shown, for
/// everything below.
#[test]
fn a_label_holds_what_it_stands_for() {
    for (counts, least, most) in [
        (&[3][..], 0, 4),
        (&[30, 3], 30, 34),
        (&[30, -2], 30, 34),
        (&[30, -12, 10], 18, 34),
        (&[30, -27], 0, 25),
        (&[9, -6], 0, 4),
        // Here the fall would leave no more than 0 to 3: it waits.
        (&[8, -6], 8, 12),
        (&[30, 10, -38], 0, 35),
    ] {
        let programme = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", 400).programme();
        let published =
            publish(&programme, &csv("2025-01", &[("mal", counts)]), None, day("2025-12-31")).unwrap();
        let last = *published.series()[0].points().last().unwrap();
        assert!(last.figure().is_withheld(), "{counts:?}");
        assert_eq!((last.figure().span().least, last.figure().span().most), (least, most), "{counts:?}");
    }
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
