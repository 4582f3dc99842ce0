//! One goal's numbers on their way through the gate: its total, its breakdowns, and the goals that are part of it.

mod fact;
mod way;

use super::figure::{Figure, Span};
use super::past::Past;
use super::publication::{Divided, Point, Row, Series};
use crate::calendar::Rhythm;
use crate::outcome::Totals;
use crate::programme::{Breakdown, Goal, Known, Period, Programme};
use chrono::NaiveDate;
use fact::{Fact, beside, fact_of};
use way::Way;

/// What passes, of a goal that is part of no other: its own points, and those of all that it is divided into.
pub(super) struct Passed<'a> {
    pub(super) points: Vec<Point>,
    pub(super) divisions: Vec<(Division<'a>, Vec<Part>)>,
}

/// What a goal's total is divided into: the cells of a breakdown, or another goal and the rest. To the gate they are the
/// same.
#[derive(Clone, Copy)]
pub(super) enum Division<'a> {
    Breakdown(&'a Breakdown),
    Goal(&'a Goal),
}

/// A point of a division. Where the label stands, what its first number can be.
pub(super) struct Part {
    pub(super) through: NaiveDate,
    pub(super) counts: Option<Vec<u64>>,
    pub(super) first: Span<u64>,
}

/// What the counts of a programme pass through.
pub(super) struct Gate<'a> {
    pub(super) programme: &'a Programme,
    pub(super) totals: &'a Totals,
    /// What has been published, goal by goal. It stays.
    pub(super) frozen: &'a [Series],
    pub(super) through: NaiveDate,
}

impl<'a> Gate<'a> {
    /// The points of a goal that is part of no other, and of all that it is divided into.
    pub(super) fn pass(&self, goal: &'a Goal) -> Passed<'a> {
        let divisions = self.divisions(goal);
        let mut passed = Passed {
            points: Vec::new(),
            divisions: divisions.iter().map(|own| (*own, Vec::new())).collect(),
        };
        for window in goal.windows(self.programme.period) {
            let mut ways: Vec<Way> =
                divisions.iter().map(|division| self.way(goal, *division, window)).collect();
            passed.points.extend(self.pass_window(goal, window, &mut ways));
            for ((_, parts), way) in passed.divisions.iter_mut().zip(ways) {
                parts.extend(way.passed);
            }
        }
        passed
    }

    /// All that a goal's total is divided into, in public or by what is known elsewhere.
    fn divisions(&self, goal: &'a Goal) -> Vec<Division<'a>> {
        let programme = self.programme;
        let is_known = |breakdown: &Breakdown| {
            self.facts_of(goal).any(|known| known.group.as_ref().is_some_and(|(by, _)| *by == breakdown.by))
        };
        let breakdowns = programme
            .breakdowns
            .iter()
            .filter(|own| own.divides(goal) && (programme.rhythm_by(goal, own).is_some() || is_known(own)));
        breakdowns.map(Division::Breakdown).chain(programme.parts(goal).map(Division::Goal)).collect()
    }

    fn facts_of(&self, goal: &Goal) -> impl Iterator<Item = &'a Known> {
        let id = goal.id.clone();
        self.programme.policy.known.iter().filter(move |known| known.goal == id)
    }

    /// A window's days, one after the other.
    fn pass_window(&self, goal: &Goal, window: Period, ways: &mut [Way]) -> Vec<Point> {
        let days = self.days(goal, self.programme.rhythm(goal), window);
        let frozen = frozen_in(self.frozen, goal, window);
        let facts = self.facts(goal, None, window);
        let mut past = Past::new(1, self.programme.policy.threshold);
        let mut points = Vec::new();
        for day in all_days(&days, &facts, ways) {
            let own = fact_of(&facts, day).and_then(|numbers| numbers.first().copied().flatten());
            let is_known = own.or_else(|| ways.iter().find_map(|way| way.known_sum(day)));
            let mut total = is_known;
            if let Some(index) = days.iter().position(|own| *own == day) {
                let reached = self.totals.reached(goal, window, day);
                let beside = beside(&past, &facts, day, &[reached]);
                let shows = match frozen.get(index) {
                    // What no longer fits under its label comes out as another figure than the one published.
                    Some(point) => !point.figure.is_withheld() || !past.fits(point.figure.span(), reached),
                    None if !goal.unit.is_guarded() => true,
                    None => {
                        beside.admits(&[reached]) && ways.iter().all(|way| way.admits_total(day, reached))
                    }
                };
                let figure = match (shows, frozen.get(index)) {
                    (true, _) => Figure::shown(reached),
                    (false, Some(point)) => point.figure,
                    (false, None) => {
                        let bounds: Vec<(Vec<u64>, u64)> = ways.iter().map(|way| way.bounds(day)).collect();
                        let near: Vec<u64> =
                            bounds.iter().flat_map(|(near, _)| near.iter().copied()).collect();
                        let least = bounds.iter().map(|(_, least)| *least).max().unwrap_or(0);
                        Figure::withheld(beside.label(reached, &near, least))
                    }
                };
                points.push(Point::new(day, figure));
                past.note(None, &[reached], shows);
                total = if shows { Some(reached) } else { total };
            }
            if let Some(known) = is_known {
                past.note(None, &[known], true);
            }
            let figure = points.last().filter(|point| point.through == day).map(|point| point.figure);
            for way in &mut *ways {
                way.pass(day, total, figure);
            }
        }
        points
    }

    fn way(&self, goal: &'a Goal, division: Division<'a>, window: Period) -> Way {
        let programme = self.programme;
        let (rhythm, cells) = match division {
            Division::Breakdown(own) => (programme.rhythm_by(goal, own), own.cells.len()),
            Division::Goal(part) => (Some(programme.rhythm(part)), 2),
        };
        let days = rhythm.map(|rhythm| self.days(goal, rhythm, window)).unwrap_or_default();
        let counted = |day| Some((day, self.numbers(goal, division, window, day)?));
        let series = |goal: &Goal| self.frozen.iter().find(|series| series.goal.id == goal.id);
        let frozen = match division {
            Division::Goal(part) => frozen_in(self.frozen, part, window)
                .iter()
                .map(|point| Some(point.figure).filter(|figure| figure.is_withheld()).map(Figure::span))
                .collect(),
            Division::Breakdown(own) => {
                let divided = series(goal).and_then(|series| series.by(own.by));
                let rows = divided.map(|divided| divided.points.as_slice()).unwrap_or_default();
                let anything = Span { least: 0, most: u64::MAX };
                rows.iter()
                    .filter(|row| window.contains(row.through))
                    .map(|row| row.counts.is_none().then_some(anything))
                    .collect()
            }
        };
        Way {
            days: days.into_iter().filter_map(counted).collect(),
            frozen,
            past: Past::new(cells, programme.policy.threshold),
            facts: self.facts(goal, Some(division), window),
            passed: Vec::new(),
        }
    }

    /// The days in a window that a goal has numbers for, in a rhythm.
    fn days(&self, goal: &Goal, rhythm: Rhythm, window: Period) -> Vec<NaiveDate> {
        let counted = self.totals.last_month_of(goal).map(|month| month.last_day().min(self.through));
        counted.map(|through| rhythm.ends(window, through)).unwrap_or_default()
    }

    fn numbers(
        &self,
        goal: &Goal,
        division: Division<'_>,
        window: Period,
        day: NaiveDate,
    ) -> Option<Vec<u64>> {
        match division {
            Division::Breakdown(own) => self.totals.reached_by(goal, own, window, day),
            Division::Goal(part) => {
                let counted = self.totals.last_month_of(part).is_some_and(|month| month.last_day() >= day);
                let reached = self.totals.reached(part, window, day);
                let rest = self.totals.reached(goal, window, day).saturating_sub(reached);
                counted.then(|| vec![reached, rest])
            }
        }
    }

    /// What is known elsewhere of a goal's total, or of what it is divided into, in order.
    fn facts(&self, goal: &Goal, division: Option<Division<'_>>, window: Period) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        let mut add = |cells: usize, cell: usize, known: &Known| {
            let at = facts.iter().position(|fact| fact.through == known.through).unwrap_or_else(|| {
                facts.push(Fact { through: known.through, numbers: vec![None; cells] });
                facts.len() - 1
            });
            if let Some(number) = facts.get_mut(at).and_then(|fact| fact.numbers.get_mut(cell)) {
                *number = Some(known.count);
            }
        };
        let subject = if let Some(Division::Goal(part)) = division { part } else { goal };
        for known in self.facts_of(subject).filter(|known| window.contains(known.through)) {
            match (division, &known.group) {
                (None, None) => add(1, 0, known),
                (Some(Division::Goal(_)), None) => add(2, 0, known),
                (Some(Division::Breakdown(own)), Some((by, id))) if *by == own.by => {
                    if let Some(cell) = own.cells.iter().position(|cell| cell.id == *id) {
                        add(own.cells.len(), cell, known);
                    }
                }
                _ => {}
            }
        }
        facts.sort_by_key(|fact| fact.through);
        facts
    }
}

/// Every day on which something is shown or known, in order.
fn all_days(days: &[NaiveDate], facts: &[Fact], ways: &[Way]) -> Vec<NaiveDate> {
    let of_facts = |facts: &[Fact]| facts.iter().map(|fact| fact.through).collect::<Vec<_>>();
    let mut all = days.to_vec();
    all.extend(of_facts(facts));
    for way in ways {
        all.extend(way.days.iter().map(|(day, _)| *day));
        all.extend(of_facts(&way.facts));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn frozen_in<'a>(frozen: &'a [Series], goal: &Goal, window: Period) -> Vec<&'a Point> {
    let series = frozen.iter().find(|series| series.goal.id == goal.id);
    series.map(|series| series.points_in(window).collect()).unwrap_or_default()
}

impl Passed<'_> {
    /// Its breakdowns that are public, as they are published.
    pub(super) fn divided(&mut self, goal: &Goal, programme: &Programme) -> Vec<Divided> {
        let mut divided = Vec::new();
        for (division, parts) in &mut self.divisions {
            let Division::Breakdown(own) = division else { continue };
            let Some(rhythm) = programme.rhythm_by(goal, own) else { continue };
            let row = |part: Part| Row { through: part.through, counts: part.counts };
            let points = std::mem::take(parts).into_iter().map(row).collect();
            divided.push(Divided { breakdown: (*own).clone(), rhythm, points });
        }
        divided
    }

    /// The points of a goal that is part of it.
    pub(super) fn of(&self, part: &Goal) -> Vec<Point> {
        let own = |(division, _): &&(Division<'_>, Vec<Part>)| matches!(division, Division::Goal(goal) if goal.id == part.id);
        let parts = self.divisions.iter().find(own).map(|(_, parts)| parts.as_slice()).unwrap_or_default();
        let point = |part: &Part| {
            let shown = part.counts.as_ref().and_then(|counts| counts.first()).copied();
            Point::new(part.through, shown.map_or(Figure::withheld(part.first), Figure::shown))
        };
        parts.iter().map(point).collect()
    }
}
