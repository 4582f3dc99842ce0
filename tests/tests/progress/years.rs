//! A goal's years against sums of what its months brought.

use crate::common::day;
use crate::{Case, cases, close, oracle};
use chrono::{Datelike, NaiveDate};
use mk_core::progress::{Change, Year, Years};
use mk_core::publish::{Publication, Span};
use proptest::prelude::*;

/// A case whose years have targets of their own.
fn varied(unit: &'static str) -> impl Strategy<Value = Case> {
    (cases(unit), 0..300_u32).prop_map(|(mut case, more)| {
        let targets = case.plan.goals[0].targets.iter_mut();
        targets.zip(0..).for_each(|((_, count), year)| *count += more * year);
        case
    })
}

impl Case {
    /// What the months from one day to another brought.
    fn brought(&self, from: NaiveDate, through: NaiveDate) -> u64 {
        let from = from.max(self.plan.from);
        let all = oracle::months(self.plan.from, through).min(self.counts.len());
        self.counts[oracle::months(self.plan.from, from) - 1..all].iter().sum()
    }

    /// The days of a calendar year that are the programme's.
    fn days_of(&self, year: i32) -> (NaiveDate, NaiveDate) {
        let [first, last] = ["01-01", "12-31"].map(|date| day(&format!("{year}-{date}")));
        (first.max(self.plan.from), last.min(self.plan.through))
    }

    fn is_yearly(&self) -> bool {
        self.plan.goals[0].window == "year"
    }

    /// A year's target, or where the whole period's pace is at its end.
    fn aim(&self, index: usize, through: NaiveDate) -> f64 {
        let targets = &self.plan.goals[0].targets;
        if self.is_yearly() {
            return f64::from(targets[index].1);
        }
        let days = oracle::Days::new(self.plan.from, self.plan.through, &self.plan.weights);
        let share = if days.all() > 0.0 { days.before(through) / days.all() } else { 1.0 };
        f64::from(targets[0].1) * share
    }

    /// The same day a year before, by the end of its month where it ends one.
    fn a_year_before(through: NaiveDate) -> NaiveDate {
        let year = through.year() - 1;
        if through.succ_opt().unwrap().day() == 1 {
            let next = through.succ_opt().unwrap();
            return next.with_year(next.year() - 1).unwrap().pred_opt().unwrap();
        }
        through.with_year(year).unwrap()
    }
}

fn holds<T: PartialOrd + Copy>(span: Span<T>, truth: T) -> bool {
    (span.least..=span.most).contains(&truth)
}

fn check_year(case: &Case, year: &Year, index: usize, last: Option<NaiveDate>) -> Result<(), TestCaseError> {
    let (from, through) = case.days_of(case.plan.from.year() + i32::try_from(index).unwrap());
    prop_assert_eq!((year.days.from, year.days.through), (from, through));
    let aim = year.aim.unwrap();
    prop_assert!(close(aim, case.aim(index, through)), "{} in {}", aim, from.year());
    prop_assert_eq!(year.shown.map(|shown| shown.at), last);
    prop_assert_eq!(year.is_closed(), last == Some(through));
    let Some(shown) = year.shown else {
        prop_assert_eq!(year.is_reached(), None);
        return Ok(());
    };
    let begun = if case.is_yearly() { from } else { case.plan.from };
    let reached = case.brought(begun, shown.at);
    prop_assert!(holds(shown.reached, reached), "{:?} is not {}", shown.reached, reached);
    let count = case.brought(from, shown.at);
    prop_assert!(holds(shown.count, count), "{:?} is not {}", shown.count, count);
    // Aims a hair from a half are rounded either way by the order of sums.
    if (aim.fract() - 0.5).abs() > 1e-6 {
        let is_enough = reached >= format!("{aim:.0}").parse().unwrap();
        // While it can change nothing is said, but of what cannot be lost.
        prop_assert!(year.is_reached().is_none_or(|said| said == is_enough), "{}", is_enough);
        prop_assert!(year.is_closed() || year.is_reached() != Some(false));
        let is_told = shown.reached.single().is_some() && (is_enough || year.is_closed());
        prop_assert!(!is_told || year.is_reached() == Some(is_enough));
    }
    Ok(())
}

fn check_change(
    case: &Case,
    publication: &Publication,
    change: Option<&Change>,
) -> Result<(), TestCaseError> {
    let points = publication.series()[0].points();
    let Some(now) = points.last().map(mk_core::publish::Point::through) else {
        prop_assert_eq!(change, None);
        return Ok(());
    };
    let then = Case::a_year_before(now);
    // A year that began later had less time.
    let (from, began) = (case.days_of(now.year()).0, case.days_of(then.year()).0);
    let is_shown = points.iter().any(|point| point.through() == then)
        && (began.month(), began.day()) == (from.month(), from.day());
    prop_assert_eq!(change.map(|change| change.then), is_shown.then_some(then));
    if let Some(change) = change {
        let (before, after) =
            (case.brought(case.days_of(then.year()).0, then), case.brought(case.days_of(now.year()).0, now));
        prop_assert!(holds(change.before, before), "{:?} is not {}", change.before, before);
        prop_assert!(holds(change.now, after), "{:?} is not {}", change.now, after);
        let difference = after.cast_signed() - before.cast_signed();
        prop_assert!(holds(change.difference, difference), "{:?} is not {}", change.difference, difference);
    }
    Ok(())
}

/// Every year, the years together, and the change, against what the months brought.
fn check(case: &Case) -> Result<Years, TestCaseError> {
    let publication = case.publication();
    let series = &publication.series()[0];
    let years = Years::of(&publication, series);
    prop_assert_eq!(years.years.len(), oracle::years(case.plan.from, case.plan.through).count());
    let mut target = 0;
    for (index, year) in years.years.iter().enumerate() {
        let own = series.points().iter().map(mk_core::publish::Point::through);
        let last = own.rev().find(|day| day.year() == year.days.from.year());
        check_year(case, year, index, last)?;
        target += last.map_or(0, |_| if case.is_yearly() { case.plan.goals[0].targets[index].1 } else { 0 });
    }
    if !case.is_yearly() && !series.points().is_empty() {
        target = case.plan.goals[0].targets[0].1;
    }
    prop_assert_eq!(years.target, Some(u64::from(target)));
    let last = series.points().last().map(mk_core::publish::Point::through);
    let all = last.map(|last| case.brought(case.plan.from, last));
    prop_assert_eq!(years.total.is_some(), all.is_some());
    prop_assert!(
        years.total.zip(all).is_none_or(|(total, all)| holds(total, all)),
        "{:?} {:?}",
        years.total,
        all
    );
    check_change(case, &publication, years.change.as_ref())?;
    Ok(years)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn years_of_numbers_are_what_their_months_brought(case in varied("events")) {
        let years = check(&case)?;
        // Nothing is hidden, so everything is one number.
        let shown = years.years.iter().filter_map(|year| year.shown);
        prop_assert!(shown.clone().all(|shown| shown.count.single().is_some() && shown.reached.single().is_some()));
        prop_assert_eq!(shown.map(|shown| shown.count.least).sum::<u64>(), years.total.map_or(0, |total| total.least));
        prop_assert!(years.total.is_none_or(|total| total.single().is_some()));
        prop_assert!(years.change.is_none_or(|change| change.difference.single().is_some()));
    }

    #[test]
    fn years_under_labels_leave_possible_what_their_months_brought(case in varied("persons")) {
        let years = check(&case)?;
        // As many values as the threshold for each label that a year's end, or the one before it, can lie under.
        let most = u64::from(case.plan.threshold) - 1;
        for shown in years.years.iter().filter_map(|year| year.shown) {
            prop_assert!(shown.reached.most - shown.reached.least <= most);
            prop_assert!(shown.count.most - shown.count.least <= 2 * most);
        }
    }
}
