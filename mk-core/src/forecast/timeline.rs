//! What a publication tells of a goal, as one row of months with what is known of them.

use crate::calendar::Month;
use crate::count::number;
use crate::programme::{Goal, Period};
use crate::progress::Exposure;
use crate::publish::{Publication, Series, Span};
use chrono::NaiveDate;
use std::ops::Range;

/// The months of a goal's windows, from its first to the last one of the window that is forecast.
#[derive(Clone)]
pub(super) struct Timeline {
    pub(super) months: Vec<Slot>,
    /// What is known, in order and without gaps, from the first month on.
    pub(super) observations: Vec<Observation>,
    /// Where the window that is forecast begins among the months.
    pub(super) window: usize,
    /// The calendar years that are known from their first month to their last, before the running one.
    pub(super) years: Vec<Range<usize>>,
    /// What the window has come to so far: one number, or all that the label leaves possible.
    pub(super) reached: Span<u64>,
    /// The last number shown in the window.
    pub(super) base: u64,
    /// The months since the last number shown, where the label stands for them.
    pub(super) hidden: Option<Range<usize>>,
}

/// A month, or the part of one that lies in a window.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    /// 0 for January.
    pub(super) number: usize,
    pub(super) year: i32,
    /// How much of it lies in the window.
    pub(super) fraction: f64,
    pub(super) through: NaiveDate,
}

/// What some months brought together.
#[derive(Clone)]
pub(super) struct Observation {
    pub(super) months: Range<usize>,
    pub(super) count: f64,
}

impl Timeline {
    pub(super) fn of(publication: &Publication, series: &Series, window: Period) -> Option<Self> {
        let (goal, period) = (series.goal(), publication.period());
        let mut timeline = Self {
            months: Vec::new(),
            observations: Vec::new(),
            window: 0,
            years: Vec::new(),
            reached: Span::exactly(0),
            base: 0,
            hidden: None,
        };
        for past in goal.windows(period).into_iter().take_while(|past| past.from <= window.from) {
            timeline.end_hidden();
            timeline.window = timeline.months.len();
            timeline.add_window(goal, past);
            timeline.reached = Span::exactly(0);
            timeline.base = 0;
            let mut from = timeline.window;
            for point in series.points_in(past) {
                let until = timeline.until(point.through());
                let months = from..until;
                timeline.reached = point.figure().span();
                match point.figure().count() {
                    Some(count) => {
                        timeline.observe(months, number(count) - number(timeline.base));
                        (from, timeline.base, timeline.hidden) = (until, count, None);
                    }
                    None => timeline.hidden = Some(months),
                }
            }
        }
        // How far a correction went that cannot be shown, nobody knows.
        if timeline.reached.least < timeline.base {
            return None;
        }
        timeline.years = timeline.whole_years();
        (timeline.known() > timeline.window).then_some(timeline)
    }

    /// Notes what some months brought. Where corrections took more away than was new, they concern months before: these
    /// are known together then.
    fn observe(&mut self, mut months: Range<usize>, mut count: f64) {
        while count < 0.0 {
            let Some(before) = self.observations.pop_if(|before| before.months.start >= self.window) else {
                break;
            };
            months.start = before.months.start;
            count += before.count;
        }
        self.observations.push(Observation { months, count: count.max(0.0) });
    }

    /// How many of the months are behind: known, or under the label.
    pub(super) fn known(&self) -> usize {
        let seen = self.observations.last().map_or(0, |last| last.months.end);
        self.hidden.as_ref().map_or(seen, |hidden| hidden.end)
    }

    /// The months behind, by their length alone.
    pub(super) fn known_months(&self) -> f64 {
        self.months.iter().take(self.known()).map(|slot| slot.fraction).sum()
    }

    /// Where the running year begins: among the months of the window, at most a year before the first one ahead.
    pub(super) fn running_year(&self) -> usize {
        let last = self.known().min(self.months.len().saturating_sub(1));
        let year = self.months.get(last).map(|slot| slot.year);
        let first = self.months.iter().position(|slot| Some(slot.year) == year);
        first.unwrap_or(0).max(self.window)
    }

    /// The last days of the months ahead.
    pub(super) fn ends(&self) -> Vec<NaiveDate> {
        self.months.iter().skip(self.known()).map(|slot| slot.through).collect()
    }

    /// Some of the months.
    pub(super) fn slots(&self, months: &Range<usize>) -> &[Slot] {
        self.months.get(months.start..months.end).unwrap_or(&[])
    }

    /// What the months from one to another brought; nothing where an observation lies across either.
    pub(super) fn count(&self, from: usize, until: usize) -> Option<f64> {
        let (mut starts, mut ends, mut count) = (false, false, 0.0);
        for seen in &self.observations {
            starts |= seen.months.start == from;
            ends |= seen.months.end == until;
            if from <= seen.months.start && seen.months.end <= until {
                count += seen.count;
            }
        }
        (starts && ends).then_some(count)
    }

    /// The same with what the label hides taken to be so much more than the last number shown; less, where corrections
    /// took away.
    pub(super) fn with_hidden(&self, count: f64) -> Self {
        let mut timeline = self.clone();
        if let Some(months) = timeline.hidden.take() {
            timeline.observe(months, count);
        }
        timeline
    }

    /// A window that ended under the label: its last months brought any of a few numbers, of which the middle is taken.
    fn end_hidden(&mut self) {
        let Span { least, most } = self.reached;
        *self = self.with_hidden(number(least + most) / 2.0 - number(self.base));
        // Months after the last point that was published are not known at all.
        let known = self.known();
        self.months.truncate(known);
    }

    fn add_window(&mut self, goal: &Goal, window: Period) {
        let exposure = Exposure::new(window, goal);
        let months = Month::of(window.from).through(Month::of(window.through));
        for month in months {
            self.months.push(Slot {
                number: month.number().saturating_sub(1) as usize,
                year: month.year(),
                fraction: exposure.fraction(month, window.through),
                through: month.last_day().min(window.through),
            });
        }
    }

    /// The place after the month that ends on a day.
    fn until(&self, day: NaiveDate) -> usize {
        self.months.iter().take_while(|slot| slot.through <= day).count()
    }

    fn whole_years(&self) -> Vec<Range<usize>> {
        let running = self.running_year();
        let mut years: Vec<Range<usize>> = Vec::new();
        for (at, slot) in self.months.iter().enumerate().take(running) {
            match years.last_mut() {
                Some(year) if self.months.get(year.start).is_some_and(|first| first.year == slot.year) => {
                    year.end = at + 1;
                }
                _ => years.push(at..at + 1),
            }
        }
        let is_whole = |year: &Range<usize>| {
            let slots = self.slots(year);
            slots.len() == 12 && slots.iter().all(|slot| slot.fraction >= 1.0)
        };
        years.retain(is_whole);
        years
    }
}
