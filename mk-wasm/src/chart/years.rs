//! The years of a goal against their targets, or of a goal over the whole period against its pace. Every number stands at
//! its column, so there is no scale.

use super::axis::{end_of, number, start_of};
use super::grid;
use super::place::{Places, Taken};
use super::plot::Plot;
use super::told::Teller;
use crate::locale::{Key, rounded};
use crate::scene::{Anchor, Position, Role, Scene};
use crate::subject::Subject;
use chrono::NaiveDate;
use mk_core::programme::Period;
use mk_core::progress::{Year, YearShown};
use mk_core::publish::Span;

/// One year with its column.
struct Column {
    aim: Option<f64>,
    /// What had been reached by its last point: a number, or all that the label leaves possible.
    reached: Option<Span<u64>>,
    /// What has been shown of it.
    shown: Option<YearShown>,
    /// The day it reaches to, while the year is running.
    running: Option<NaiveDate>,
    /// The moments it begins and ends.
    moments: (i32, i32),
}

impl Column {
    fn of(year: &Year) -> Self {
        Self {
            aim: year.aim,
            reached: year.shown.map(|shown| shown.reached),
            shown: year.shown,
            running: year.shown.map(|shown| shown.at).filter(|_| !year.is_closed()),
            moments: (start_of(year.days.from), end_of(year.days.through)),
        }
    }

    /// What has been reached for certain.
    fn count(&self) -> u64 {
        self.reached.map_or(0, |reached| reached.least)
    }

    fn middle(&self) -> i32 {
        self.moments.0.midpoint(self.moments.1)
    }

    /// The moments between which a share of its width lies, in tenths, around its middle.
    fn within(&self, tenths: i32) -> (i32, i32) {
        let half = (self.moments.1 - self.moments.0) * tenths / 20;
        (self.middle() - half, self.middle() + half)
    }
}

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let years = &subject.years.years;
    let all = Period { from: years.first()?.days.from, through: years.last()?.days.through };
    let mut columns = Vec::new();
    let mut highest = 0;
    for year in years {
        let column = Column::of(year);
        let aim = column.aim.map_or(0, rounded).unsigned_abs();
        highest = highest.max(aim).max(column.count());
        columns.push(column);
    }

    let plot = Plot::new(scene, all, highest);
    let mut taken = Taken::default();
    let mut feet = Vec::new();
    let mut ticks: Vec<(i64, Position)> = Vec::new();
    for column in &columns {
        let width = column.within(4);
        let top = number(column.count());
        if top > 0.0 {
            plot.area(width, top, Role::Outcome);
            taken.area(plot.at((width.0, top)), plot.at((width.1, 0.0)));
        }
        let foot = |moment| plot.at((moment, top));
        feet.push((column, [foot(column.middle()), foot(column.moments.0), foot(column.moments.1)]));
        if let Some(aim) = column.aim {
            let (from, to) = column.within(8);
            plot.line(&[(from, aim), (to, aim)], Role::Target);
            taken.line(&[plot.at((from, aim)), plot.at((to, aim))]);
            // Said once where the next is the same.
            let tick = (rounded(aim), plot.at((to, aim)));
            match ticks.last_mut() {
                Some(last) if tick.0 == last.0 => *last = tick,
                _ => ticks.push(tick),
            }
        }
    }
    plot.axis();
    let axis = [plot.at((start_of(all.from), 0.0)), plot.at((end_of(all.through), 0.0))];
    drop(plot);

    grid::time(subject, all, axis, scene);
    for (column, at) in feet {
        outcome(subject, column, at, scene, &mut taken);
    }
    let last = ticks.len();
    for (index, (aim, at)) in ticks.into_iter().enumerate() {
        let count = subject.locale.whole(aim);
        // On the way to a whole period's target there is only its pace.
        let text = if subject.is_whole() && index + 1 < last {
            count
        } else {
            subject.locale.fill(Key::LabelTarget, &[&count])
        };
        let mut places = Places::default();
        for y in [at.1 - 70, at.1 + 200, at.1 - 270] {
            places.add(at.0, y, 0, Anchor::End);
        }
        taken.write(scene, Role::Target, &text, &places);
    }
    Some(())
}

/// The number over a column, or the label in its place.
fn outcome(
    subject: &Subject<'_>,
    column: &Column,
    [(x, y), (left, _), (right, _)]: [Position; 3],
    scene: &mut Scene,
    taken: &mut Taken,
) {
    let locale = subject.locale;
    let (Some(reached), Some(shown)) = (column.reached, column.shown) else { return };
    let k = u64::from(subject.publication.threshold());
    let (role, text) = if reached.least == 0 && reached.most + 1 == k {
        let k = locale.count(k);
        (Role::Withheld, locale.fill(Key::LabelWithheldYear, &[&k]))
    } else {
        let count = locale.counts(reached);
        let text = match column.running {
            // A range has no room for the day, which the sentence says.
            Some(day) if reached.least == reached.most => format!("{count} · {}", locale.date_short(day)),
            _ => count,
        };
        (Role::Outcome, text)
    };
    let mut places = Places::default();
    for above in [70, 270] {
        places.add(x, y - above, 0, Anchor::Middle);
        // A long one keeps within the drawing.
        places.add(right, y - above, 0, Anchor::End);
        places.add(left, y - above, 0, Anchor::Start);
    }
    let told = Teller::of(subject).tell(&|subject| subject.tell_year(shown, column.aim));
    taken.tell(scene, role, &text, &places, told);
}
