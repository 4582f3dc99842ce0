//! Progress against an oracle that goes through every day with a calendar of its own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

mod age;
mod calendar;
#[path = "../common/mod.rs"]
mod common;
mod exposure;
mod oracle;
mod outcomes;
mod window;
mod years;

use chrono::NaiveDate;
use common::{Plan, csv, day, publish};
use mk_core::calendar::Rhythm;
use mk_core::progress::{Pace, Progress};
use mk_core::publish::{Publication, Span};
use oracle::Days;
use proptest::prelude::*;

/// How many programmes each property is tried on.
const CASES: u32 = if cfg!(feature = "thorough") { 2000 } else { 120 };

/// A programme that begins and ends on any day, its target, and what its months bring.
#[derive(Clone, Debug)]
struct Case {
    plan: Plan,
    counts: Vec<u64>,
}

fn cases(unit: &'static str) -> impl Strategy<Value = Case> {
    let weight = prop_oneof![Just(1.0), Just(0.4), Just(0.8), 0.1..3.0_f64];
    let brings = prop_oneof![0..8_u64, 0..60_u64];
    let weights = prop::collection::vec(weight, 12);
    (0..900_u64, 30..1200_u64, weights, 1..2000_u32, any::<bool>(), prop::collection::vec(brings, 1..30))
        .prop_map(move |(start, length, weights, target, yearly, mut counts)| {
            let from = day("2024-01-01") + chrono::Days::new(start);
            let through = from + chrono::Days::new(length);
            let mut plan = Plan::new(&from.to_string(), &through.to_string());
            plan.weights = weights;
            let years: Vec<(i32, u32)> = oracle::years(from, through).map(|year| (year, target)).collect();
            let plan =
                if yearly { plan.yearly("mal", unit, &years) } else { plan.whole("mal", unit, target) };
            counts.truncate(oracle::months(from, through));
            Case { plan, counts }
        })
}

impl Case {
    fn publication(&self) -> Publication {
        let first = &self.plan.from.to_string()[..7];
        publish(&self.plan.programme(), &csv(first, &[("mal", &self.counts)]), None, day("2035-01-01"))
            .unwrap()
    }

    /// The days of a window with what the oracle expects of each.
    fn days(&self, window: mk_core::programme::Period) -> Days {
        Days::new(window.from, window.through, &self.plan.weights)
    }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// One end of a pace against the oracle: what it expects, how far from that the count is, and what must follow.
fn check(
    days: &Days,
    at: NaiveDate,
    target: u32,
    count: u64,
    pace: &Pace,
    end: fn(Span<f64>) -> f64,
    days_ahead: i64,
) -> Result<(), TestCaseError> {
    let target = f64::from(target);
    let count_ = f64::from(u32::try_from(count).unwrap());
    // The single day of a window can be a holiday.
    let share = if days.all() > 0.0 { days.before(at) / days.all() } else { 1.0 };
    prop_assert!(close(pace.expected, target * share), "{} expected", pace.expected);
    // What the count is worth, in the exposure of the window.
    let worth = count_ / target * days.all();
    let (earliest, latest) = days.reached(worth, pace.expected.round() < count_);
    if (count_ - pace.expected.round()).abs() < 0.5 {
        prop_assert_eq!(days_ahead, 0);
    } else {
        prop_assert!(
            ((earliest - at).num_days()..=(latest - at).num_days()).contains(&days_ahead),
            "{} days, not {} to {}",
            days_ahead,
            earliest,
            latest
        );
    }
    let left = days.all() - days.before(at);
    match pace.required {
        Some(_) if count_ >= target => {}
        // Y + required rate × what remains = T.
        Some(required) => {
            prop_assert!(close(count_ + end(required) * left, target), "{:?} required", required);
        }
        None => prop_assert!(count_ >= target || left < 1e-9),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_number_shown_has_the_pace_gap_days_and_rate_of_the_oracle(case in cases("events")) {
        let publication = case.publication();
        let series = &publication.series()[0];
        for point in series.points() {
            let progress = Progress::at(&publication, series, point).unwrap();
            let count = point.figure().count().unwrap();
            prop_assert_eq!(progress.count.single(), Some(count));
            prop_assert_eq!(progress.at, point.through());
            let (pace, target) = (progress.pace.as_ref().unwrap(), progress.target.unwrap());
            let days = case.days(progress.window);
            let whole = count.cast_signed() - format!("{:.0}", pace.expected.round()).parse::<i64>().unwrap();
            prop_assert_eq!(pace.gap.single(), Some(whole));
            check(&days, progress.at, target, count, pace, |span| span.least, pace.days.single().unwrap())?;
            let so_far = pace.so_far.map(|span| span.least * days.before(progress.at));
            prop_assert!(so_far.is_none_or(|all| close(all, f64::from(u32::try_from(count).unwrap()))));
            prop_assert_eq!(progress.is_reached(), Some(count >= u64::from(target)));
            prop_assert_eq!(progress.is_closed(), progress.at == progress.window.through);
        }
    }

    /// Under the label stand as many values as the threshold, and so they do in everything made of them.
    #[test]
    fn a_label_spans_exactly_as_many_values_as_the_threshold(case in cases("persons"), threshold in 5..9_u32) {
        let mut case = case;
        case.plan.threshold = threshold;
        let publication = case.publication();
        let series = &publication.series()[0];
        for point in series.points().iter().filter(|point| point.figure().is_withheld()) {
            let progress = Progress::at(&publication, series, point).unwrap();
            let Span { least, most } = progress.count;
            prop_assert_eq!(most - least + 1, u64::from(threshold));
            // The last number shown in the window, or none.
            let earlier = series.points_in(progress.window).filter(|earlier| earlier.through() < point.through());
            prop_assert_eq!(least, earlier.filter_map(|earlier| earlier.figure().count()).max().unwrap_or(0));
            let Some(pace) = &progress.pace else {
                prop_assert_eq!(series.rhythm(), Rhythm::Year);
                continue;
            };
            prop_assert_eq!(pace.gap.most - pace.gap.least + 1, i64::from(threshold));
            prop_assert!(pace.days.least <= pace.days.most);
            let (days, target) = (case.days(progress.window), progress.target.unwrap());
            check(&days, progress.at, target, least, pace, |span| span.most, pace.days.least)?;
            check(&days, progress.at, target, most, pace, |span| span.least, pace.days.most)?;
            let reached = (u64::from(target) <= least, u64::from(target) <= most);
            prop_assert_eq!(progress.is_reached(), (reached.0 == reached.1).then_some(reached.0));
        }
    }

    /// Nothing later, and no other day, changes what was said at a point.
    #[test]
    fn an_earlier_point_says_what_it_said_when_it_was_the_last(case in cases("persons")) {
        let publication = case.publication();
        let series = &publication.series()[0];
        for months in [case.counts.len() / 2, case.counts.len() - 1].into_iter().filter(|months| *months > 0) {
            let earlier = Case { counts: case.counts[..months].to_vec(), ..case.clone() }.publication();
            let then = &earlier.series()[0];
            if let Some(point) = then.points().last() {
                prop_assert_eq!(Progress::of(&earlier, then), Progress::at(&publication, series, point));
            }
        }
    }

    #[test]
    fn a_profile_times_a_constant_changes_nothing(case in cases("events"), factor in prop::sample::select(vec![0.5, 2.0, 3.0, 10.0, 100.0])) {
        let mut scaled = case.clone();
        scaled.plan.weights.iter_mut().for_each(|weight| *weight *= factor);
        let (one, other) = (case.publication(), scaled.publication());
        let progress = |publication: &Publication| Progress::of(publication, &publication.series()[0]);
        if let (Some(one), Some(other)) = (progress(&one), progress(&other)) {
            let (pace, scaled) = (one.pace.clone().unwrap(), other.pace.clone().unwrap());
            prop_assert!(close(pace.expected, scaled.expected));
            // A factor of two is exact; under others a count can come to lie on the other side of a half.
            if [0.5, 2.0].contains(&factor) {
                prop_assert_eq!(one, other);
            }
        }
    }
}
