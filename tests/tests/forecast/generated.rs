//! Programmes of any kind with the counts of their first months, and the forecast of what is shown of them.

use crate::common::{Plan, csv, day, publish};
use chrono::{Datelike, NaiveDate};
use mk_core::definition;
use mk_core::forecast::Forecast;
use mk_core::publish::{Publication, Series, Span};
use proptest::prelude::*;

/// How many programmes each property is tried on.
pub(crate) const CASES: u32 = if cfg!(feature = "thorough") { 4000 } else { 250 };

pub(crate) fn config() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

/// A programme with one goal, and what its months bring.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) plan: Plan,
    pub(crate) counts: Vec<u64>,
    /// Whether the profile is said to be known.
    pub(crate) known: bool,
}

/// Any programme of one day more than a month to four years: nothing, little or much a month, persons or events, by year
/// or as a whole.
pub(crate) fn cases() -> impl Strategy<Value = Case> {
    (days(), weights(), goals(), counts()).prop_map(|((from, through), weights, goal, mut counts)| {
        let mut plan = Plan::new(&from.to_string(), &through.to_string());
        (plan.weights, plan.threshold) = (weights, goal.threshold);
        // Every year has a target of its own.
        let targets = (from.year()..).zip(goal.targets.iter().copied());
        let targets: Vec<_> = targets.take_while(|(year, _)| *year <= through.year()).collect();
        let plan = if goal.yearly {
            plan.yearly("mal", goal.unit, &targets)
        } else {
            plan.whole("mal", goal.unit, goal.targets[0])
        };
        counts.truncate(months(from, through));
        Case { plan, counts, known: goal.known }
    })
}

/// The first day and the last.
fn days() -> impl Strategy<Value = (NaiveDate, NaiveDate)> {
    (0..900_u64, prop_oneof![32..400_u64, 32..1460_u64]).prop_map(|(start, length)| {
        let from = day("2024-01-01") + chrono::Days::new(start);
        (from, from + chrono::Days::new(length))
    })
}

/// Ordinary, a summer's, anything, and now and then nothing at all; never nothing in all months.
fn weights() -> impl Strategy<Value = Vec<f64>> {
    let weight = prop_oneof![6 => Just(1.0), 2 => Just(0.4), 4 => 0.1..3.0_f64, 1 => Just(0.0)];
    let weights = prop::collection::vec(weight, 12);
    weights.prop_filter("some month must weigh", |weights| weights.iter().any(|weight| *weight > 0.0))
}

#[derive(Clone, Debug)]
struct Goal {
    yearly: bool,
    unit: &'static str,
    threshold: u32,
    targets: Vec<u32>,
    known: bool,
}

fn goals() -> impl Strategy<Value = Goal> {
    let target = prop_oneof![1..60_u32, 1..2000_u32];
    let targets = prop::collection::vec(target, 6);
    // Small targets of persons are shown once a year, and then there is nothing to test.
    let enough = prop::collection::vec(prop_oneof![180..2000_u32, 720..2000_u32], 6);
    let events = (Just("events"), targets);
    let persons = (Just("persons"), enough);
    (any::<bool>(), prop_oneof![events.boxed(), persons.boxed()], 5..9_u32, any::<bool>()).prop_map(
        |(yearly, (unit, targets), threshold, known)| Goal { yearly, unit, threshold, targets, known },
    )
}

fn counts() -> impl Strategy<Value = Vec<u64>> {
    let of = |month: BoxedStrategy<u64>| prop::collection::vec(month, 1..50).boxed();
    prop_oneof![
        of((0..8_u64).boxed()),
        of((0..60_u64).boxed()),
        of(prop_oneof![Just(0), 0..9_u64, 100..3000_u64].boxed()),
    ]
}

/// How many months the days from one to another touch.
pub(crate) fn months(from: NaiveDate, through: NaiveDate) -> usize {
    let number = |day: NaiveDate| usize::try_from(day.year()).unwrap() * 12 + day.month0() as usize;
    number(through) + 1 - number(from)
}

impl Case {
    pub(crate) fn publication(&self) -> Publication {
        let mut text = self.plan.toml();
        if self.known {
            text = text.replace("[profile.ar]", "[profile.ar]\nknown = true");
        }
        let programme = definition::read(&text).unwrap();
        let first = &self.plan.from.to_string()[..7];
        publish(&programme, &csv(first, &[("mal", &self.counts)]), None, day("2035-01-01")).unwrap()
    }
}

/// A forecast with what it is made of.
pub(crate) struct Made {
    pub(crate) publication: Publication,
    pub(crate) forecast: Forecast,
}

impl Made {
    /// Nothing where the goal is shown once a year, or nothing of it is shown yet.
    pub(crate) fn of(case: &Case) -> Option<Self> {
        let publication = case.publication();
        let forecast = Forecast::of(&publication, &publication.series()[0])?;
        Some(Self { publication, forecast })
    }

    pub(crate) fn series(&self) -> &Series {
        &self.publication.series()[0]
    }

    /// What has been reached: one number, or all that the label leaves possible.
    pub(crate) fn reached(&self) -> Span<u64> {
        let last = self.series().points().last().unwrap();
        last.figure().span()
    }
}
