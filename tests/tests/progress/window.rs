//! Windows of every kind, as a table that can be checked by hand.

use crate::common::{Plan, csv, day, publish};
use mk_core::progress::{Exposure, Progress};
use mk_core::publish::Publication;

fn progress(plan: &Plan, first: &str, counts: &[u64]) -> Progress {
    let publication =
        publish(&plan.programme(), &csv(first, &[("mal", counts)]), None, day("2035-01-01")).unwrap();
    Progress::of(&publication, &publication.series()[0]).unwrap()
}

/// Expected, gap, days and required rate.
fn check(progress: &Progress, expected: f64, gap: i64, days: i64, required: Option<f64>) {
    let pace = progress.pace.as_ref().unwrap();
    assert!((pace.expected - expected).abs() < 1e-9, "{pace:?}");
    assert_eq!((pace.gap.single(), pace.days.single()), (Some(gap), Some(days)), "{pace:?}");
    let found = pace.required.map(|span| span.single().unwrap());
    assert!(
        found.is_none() == required.is_none()
            && found.zip(required).is_none_or(|(one, other)| (one - other).abs() < 1e-9),
        "{pace:?}"
    );
}

#[test]
fn a_year_by_ordinary_months() {
    let year = |target| Plan::new("2025-01-01", "2025-12-31").whole("mal", "events", target);
    // A quarter of the year is over.
    check(&progress(&year(120), "2025-01", &[10, 10, 10]), 30.0, 0, 0, Some(10.0));
    // Ten more: the pace is here through April, and on the holiday after it. Ten less: it was here at February's end.
    check(&progress(&year(120), "2025-01", &[10, 10, 20]), 30.0, 10, 31, Some(80.0 / 9.0));
    check(&progress(&year(120), "2025-01", &[10, 10, 0]), 30.0, -10, -31, Some(100.0 / 9.0));
    check(&progress(&year(120), "2025-01", &[0, 0, 0]), 30.0, -30, -90, Some(120.0 / 9.0));
    // The target is reached, and the year over.
    check(&progress(&year(120), "2025-01", &[120]), 10.0, 110, 334, None);
    // 108 are worth 10.8 months: October, and the sixteenth of November's twenty working days, which is the 24th.
    check(&progress(&year(120), "2025-01", &[9; 12]), 120.0, -12, -37, None);
}

/// From 15 May 2025: eleven of the twenty working days of May are left (the 29th is a holiday), and then seven months.
#[test]
fn a_programme_that_begins_in_the_middle_of_a_month() {
    let plan = || Plan::new("2025-05-15", "2025-12-31").whole("mal", "events", 1000);
    let may = 11.0 / 20.0;
    check(&progress(&plan(), "2025-05", &[60]), 1000.0 * may / (7.0 + may), -13, -3, Some(940.0 / 7.0));
}

#[test]
fn a_goal_over_the_whole_period_goes_on_over_the_years() {
    let plan = |through| Plan::new("2025-01-01", through).whole("mal", "events", 1200);
    // 540 are worth 16.2 months: April 2026, and the fourth of May's nineteen working days, which is the 7th.
    check(&progress(&plan("2027-12-31"), "2025-01", &[30; 18]), 600.0, -60, -54, Some(660.0 / 18.0));
    let last = progress(&plan("2026-06-30"), "2025-01", &[70; 18]);
    check(&last, 1200.0, 60, 0, None);
    assert!(last.is_closed() && last.last_window && last.is_reached() == Some(true));
}

#[test]
fn every_year_begins_again() {
    let plan = Plan::new("2025-07-01", "2026-12-31").yearly("mal", "events", &[(2025, 60), (2026, 120)]);
    let progress = progress(&plan, "2025-07", &[10, 10, 10, 10, 10, 10, 11]);
    assert_eq!((progress.window.from, progress.count.single()), (day("2026-01-01"), Some(11)));
    check(&progress, 10.0, 1, 2, Some(109.0 / 11.0));
}

#[test]
fn what_is_shown_once_a_year_has_no_pace() {
    let plan = Plan::new("2025-01-01", "2026-12-31").yearly("mal", "persons", &[(2025, 10), (2026, 10)]);
    let progress = progress(&plan, "2025-01", &[1; 14]);
    assert_eq!((progress.pace, progress.count.single(), progress.target), (None, Some(12), Some(10)));
}

#[test]
fn what_has_no_point_yet_has_no_progress() {
    let plan = Plan::new("2025-01-01", "2026-12-31")
        .yearly("mal", "persons", &[(2025, 10)])
        .whole("annat", "events", 10);
    let csv = csv("2025-01", &[("mal", &[1; 3]), ("annat", &[1; 3])]);
    let publication: Publication = publish(&plan.programme(), &csv, None, day("2025-04-10")).unwrap();
    assert!(Progress::of(&publication, publication.goal("mal").unwrap()).is_none());
}

/// A target that was raised in July and again in October holds from then on.
#[test]
fn a_point_is_measured_against_the_target_of_its_day() {
    let plan = Plan::new("2025-01-01", "2025-12-31").yearly("mal", "events", &[(2025, 120)]);
    let later =
        |count: u32, since: &str| format!("[[goal.target]]\nyear = 2025\ncount = {count}\nsince = {since}\n");
    let text = plan.toml() + &later(240, "2025-07-01") + &later(300, "2025-10-01");
    let programme = mk_core::definition::read(&text).unwrap();
    let csv = csv("2025-01", &[("mal", &[10; 11])]);
    let publication = publish(&programme, &csv, None, day("2025-12-10")).unwrap();
    let series = &publication.series()[0];
    let target =
        |index: usize| Progress::at(&publication, series, &series.points()[index]).unwrap().target.unwrap();
    assert_eq!([0, 5, 6, 8, 9, 10].map(target), [120, 120, 240, 240, 300, 300]);
}

/// A profile can leave a window nothing, and so can the calendar: then all is expected at its end, and nothing divided.
#[test]
fn a_window_in_which_nothing_is_expected_gives_finite_answers() {
    let mut plan = Plan::new("2025-07-01", "2025-08-31").whole("mal", "events", 10);
    plan.weights = vec![1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0];
    let programme = plan.programme();
    let exposure = Exposure::new(programme.period, &programme.goals[0]);
    assert!(exposure.total().abs() < f64::EPSILON);
    let shares = ["2025-06-30", "2025-08-30", "2025-08-31"].map(|date| exposure.share(day(date)));
    assert_eq!(shares.map(|share| share > 0.5), [false, false, true]);
    let pace = progress(&plan, "2025-07", &[3, 4]).pace.unwrap();
    assert_eq!((pace.expected.round().to_string(), pace.gap.single()), ("10".to_owned(), Some(-3)));
    assert!(pace.required.is_none() && pace.so_far.is_none());
}

/// As many places open as the target says is the target's pace, however long the months are.
#[test]
fn a_constant_number_of_places_at_the_target_is_on_pace_every_month() {
    let programme = mk_core::definition::read(mk_core::definition::MALMOKRAFTEN).unwrap();
    let table = csv("2025-01", &[("arsplatser", &[1200; 12][..])]);
    let publication = publish(&programme, &table, None, day("2026-01-10")).unwrap();
    let series = publication.goal("arsplatser").unwrap();
    for point in series.points() {
        let pace = Progress::at(&publication, series, point).unwrap().pace.unwrap();
        assert_eq!(pace.gap.single(), Some(0), "{}", point.through());
    }
    assert_eq!(series.points().len(), 12);
}
