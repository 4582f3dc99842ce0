//! How old figures are, which is the only thing that a reader's today changes.

use crate::common::{Plan, csv, day, publish};
use mk_core::progress::Progress;
use mk_core::publish::Publication;

/// A programme of two years with a goal of each rhythm, in its months so far.
fn publication(months: usize) -> Publication {
    let plan = Plan::new("2025-01-01", "2026-12-31")
        .yearly("manad", "persons", &[(2025, 400), (2026, 400)])
        .yearly("tertial", "persons", &[(2025, 100), (2026, 100)])
        .yearly("ar", "persons", &[(2025, 10), (2026, 10)])
        .yearly("forsta", "persons", &[(2025, 400)])
        .whole("hela", "persons", 800);
    let counts: &[u64] = &[9; 24];
    let rows = ["manad", "tertial", "ar", "forsta", "hela"]
        .map(|id| (id, &counts[..if id == "forsta" { months.min(12) } else { months }]));
    publish(&plan.programme(), &csv("2025-01", &rows), None, day("2027-01-10")).unwrap()
}

/// A goal's age on every day of three years: nothing up to and with `fresh` days, and from then on the days themselves.
fn check(publication: &Publication, goal: &str, fresh: Option<i64>) {
    let progress = Progress::of(publication, publication.goal(goal).unwrap()).unwrap();
    for days in -400..1100 {
        let today = progress.at + chrono::TimeDelta::days(days);
        assert_eq!(
            progress.age(today),
            fresh.filter(|fresh| days > *fresh).map(|_| days),
            "{goal} after {days} days"
        );
    }
}

#[test]
fn figures_are_called_old_only_when_newer_ones_could_be_there() {
    let publication = publication(14);
    check(&publication, "manad", Some(31));
    check(&publication, "tertial", Some(123));
    check(&publication, "ar", Some(366));
    check(&publication, "hela", Some(31));
}

#[test]
fn nothing_is_old_when_nothing_more_will_come() {
    check(&publication(14), "forsta", None);
    for goal in ["manad", "tertial", "ar", "forsta", "hela"] {
        check(&publication(24), goal, None);
    }
}
