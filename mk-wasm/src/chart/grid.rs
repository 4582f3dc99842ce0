//! The scale's numbers and the months or years along the axis.

use super::axis::{Days, start_of};
use super::measure;
use super::place::{Candidate, FONT_SIZE, Taken};
use crate::scene::{Anchor, Position, Role, Scene, Shape};
use crate::subject::Subject;
use chrono::{Datelike, NaiveDate};
use mk_core::calendar::Month;
use mk_core::programme::{Period, Unit};
use plotters::coord::ranged1d::Ranged;

/// Where the scale's lines and the axis were drawn.
pub(super) struct Grid {
    /// The numbers of the scale, at their lines' left ends.
    pub(super) steps: Vec<(u32, Position)>,
    /// The axis, from its left to its right end.
    pub(super) axis: (Position, Position),
    /// The days along it.
    pub(super) period: Period,
}

impl Grid {
    /// Months under a year, years under several; a short line where each begins.
    pub(super) fn time(&self, subject: &Subject<'_>, scene: &mut Scene) {
        let locale = subject.locale;
        let months: Vec<Month> =
            Month::of(self.period.from).through(Month::of(self.period.through)).collect();
        let (axis, baseline) = (self.axis, self.axis.0.1);
        let by_year = months.len() > 12;
        let room = (axis.1.0 - axis.0.0) / i32::try_from(months.len()).unwrap_or(i32::MAX).max(1);
        let widest =
            locale.months_short.iter().map(|name| measure::width(name, FONT_SIZE, false)).max().unwrap_or(0);
        let names = if widest < room { &locale.months_short } else { &locale.months_initial };
        let begins =
            |month: &&Month| !by_year || month.number() == 1 || month.first_day() <= self.period.from;
        for month in months.iter().filter(begins) {
            let first = month.first_day().max(self.period.from);
            let next = if by_year { year_after(first) } else { Some(month.next().first_day()) };
            let (from, to) = (self.x(first), next.map_or(axis.1.0, |next| self.x(next)).min(axis.1.0));
            let tick = vec![(from, baseline), (from, baseline + 50)];
            scene.shapes.push(Shape::Line { role: Role::Axis, points: tick });
            let text = if by_year {
                first.year().to_string()
            } else {
                names.get(first.month0() as usize).copied().unwrap_or("").to_owned()
            };
            let at = (from.midpoint(to), baseline + 190);
            scene.shapes.push(Shape::Text { role: Role::Month, at, shift: 0, anchor: Anchor::Middle, text });
        }
    }

    /// The numbers of the scale on their lines, the highest with what is counted.
    pub(super) fn scale(&self, subject: &Subject<'_>, scene: &mut Scene, taken: &mut Taken) {
        let [persons, places, events] = subject.locale.labels.units;
        let unit = match subject.series.goal().unit {
            Unit::Persons => persons,
            Unit::Places | Unit::OccupiedPlaces => places,
            Unit::Events => events,
        };
        for (index, (step, at)) in self.steps.iter().enumerate() {
            let number = subject.locale.whole((*step).into());
            let text = if index + 1 == self.steps.len() { format!("{number} {unit}") } else { number };
            taken.write(scene, Role::Grid, &text, &[Candidate::new((at.0, at.1 - 40), 0, Anchor::Start)]);
        }
    }

    /// Keeps labels off the scale's lines, where there is another place for them.
    pub(super) fn lines(&self, taken: &mut Taken) {
        for (_, (left, y)) in &self.steps {
            taken.line(&[(*left, *y), (self.axis.1.0, *y)]);
        }
    }

    /// Where along the axis a day begins.
    fn x(&self, day: NaiveDate) -> i32 {
        Days::of(self.period).map(&start_of(day), (self.axis.0.0, self.axis.1.0))
    }
}

fn year_after(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year() + 1, 1, 1)
}
