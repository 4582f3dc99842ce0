//! The years of a goal against their targets, for a goal that is shown once a year. Every number stands at its column,
//! so there is no scale.

use super::axis::{end_of, number, start_of};
use super::place::{Candidate, Taken};
use super::plot::Plot;
use crate::scene::{Anchor, Position, Role, Scene};
use crate::subject::Subject;
use mk_core::programme::Period;
use mk_core::publish::{Figure, Point};
use mk_core::text::fill;

/// One window with its column.
struct Year {
    target: Option<u32>,
    figure: Option<Figure>,
    /// The moments it begins and ends.
    moments: (i32, i32),
}

impl Year {
    fn of(subject: &Subject<'_>, window: Period) -> Self {
        Self {
            target: subject.series.goal().target(window.from, window.through).map(|target| target.count),
            figure: subject.series.points_in(window).last().map(Point::figure),
            moments: (start_of(window.from), end_of(window.through)),
        }
    }

    fn count(&self) -> Option<u64> {
        self.figure.and_then(Figure::count)
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
    let windows = subject.series.goal().windows(subject.publication.period());
    let all = Period { from: windows.first()?.from, through: windows.last()?.through };
    let years: Vec<Year> = windows.into_iter().map(|window| Year::of(subject, window)).collect();
    let targets = years.iter().filter_map(|year| year.target.map(u64::from));
    let highest = years.iter().filter_map(Year::count).chain(targets).max().unwrap_or(0);

    let mut plot = Plot::new(scene, all, highest);
    let mut taken = Taken::default();
    let mut feet = Vec::new();
    let mut ticks = Vec::new();
    for year in &years {
        let column = year.within(4);
        let top = year.count().map_or(0.0, number);
        if top > 0.0 {
            plot.area(column, top, Role::Outcome)?;
            taken.area(plot.at((column.0, top)), plot.at((column.1, 0.0)));
        }
        feet.push((year, plot.at((year.middle(), top))));
        if let Some(target) = year.target {
            let (from, to) = year.within(8);
            let height = f64::from(target);
            plot.line(vec![(from, height), (to, height)], Role::Target)?;
            taken.line(&[plot.at((from, height)), plot.at((to, height))]);
            ticks.push((target, plot.at((to, height))));
        }
    }
    let axis = plot.axis()?;
    drop(plot);

    axis.time(subject, scene);
    for (year, at) in feet {
        outcome(subject, year, at, scene, &mut taken);
    }
    // Said once where all are the same.
    ticks.dedup_by(|next, before| {
        before.0 == next.0 && {
            before.1 = next.1;
            true
        }
    });
    for (target, at) in ticks {
        let text = fill(subject.locale.labels.target, &[("n", &subject.locale.whole(target.into()))]);
        let places = [at.1 - 70, at.1 + 200, at.1 - 270].map(|y| Candidate::new((at.0, y), 0, Anchor::End));
        taken.write(scene, Role::Target, &text, &places);
    }
    Some(())
}

/// The number over a column, or the label in its place.
fn outcome(subject: &Subject<'_>, year: &Year, (x, y): Position, scene: &mut Scene, taken: &mut Taken) {
    let locale = subject.locale;
    let (role, text) = match (year.figure, year.count()) {
        (None, _) => return,
        (_, Some(count)) => (Role::Outcome, locale.count(count)),
        (Some(_), None) => {
            let k = locale.whole(subject.publication.policy().threshold.into());
            (Role::Withheld, fill(locale.labels.withheld_year, &[("k", &k)]))
        }
    };
    let places = [70, 270].map(|above| Candidate::new((x, y - above), 0, Anchor::Middle));
    taken.write(scene, role, &text, &places);
}
