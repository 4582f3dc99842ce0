//! The years of a goal against their targets, for a goal that is shown once a year.

use super::axis::{end_of, start_of};
use super::facts::number;
use super::place::{Candidate, Taken};
use super::plot::Plot;
use crate::locale::fill;
use crate::scene::{Anchor, Position, Role, Scene};
use crate::words::Subject;
use mk_core::programme::Period;
use mk_core::publish::Figure;

/// One window: its target, and its figure when it has one.
struct Year {
    window: Period,
    target: Option<u32>,
    figure: Option<Figure>,
}

pub(super) fn draw(subject: &Subject<'_>, scene: &mut Scene) -> Option<()> {
    let (goal, period) = (subject.series.goal(), subject.publication.period());
    let years: Vec<Year> = goal
        .windows(period)
        .into_iter()
        .map(|window| Year {
            window,
            target: goal.target(window.from, window.through).map(|target| target.count),
            figure: subject.series.points_in(window).last().map(mk_core::publish::Point::figure),
        })
        .collect();
    let all = Period { from: years.first()?.window.from, through: years.last()?.window.through };
    let counts = years.iter().filter_map(|year| year.figure.and_then(Figure::count));
    let targets = years.iter().filter_map(|year| year.target.map(u64::from));
    let highest = counts.chain(targets).max().unwrap_or(0);

    let mut plot = Plot::new(scene, all, highest)?;
    let grid = plot.grid()?;
    let mut columns: Vec<(&Year, Position, Option<Position>)> = Vec::new();
    for year in &years {
        let (from, through) = (start_of(year.window.from), end_of(year.window.through));
        let (middle, length) = (from.midpoint(through), through - from);
        let count = year.figure.and_then(Figure::count);
        if let Some(count) = count {
            plot.area((middle - length / 5, middle + length / 5), number(count), Role::Outcome)?;
        }
        if let Some(target) = year.target.map(f64::from) {
            plot.line(
                vec![(middle - length * 2 / 5, target), (middle + length * 2 / 5, target)],
                Role::Target,
            )?;
        }
        let target = year.target.map(|target| plot.at((middle + length * 2 / 5, f64::from(target))));
        columns.push((year, plot.at((middle, count.map_or(0.0, number))), target));
    }

    drop(plot);

    let mut taken = Taken::default();
    grid.time(subject, scene);
    grid.scale(subject, scene, &mut taken);
    for (year, column, target) in columns {
        label(subject, year, column, target, scene, &mut taken);
    }
    Some(())
}

fn label(
    subject: &Subject<'_>,
    year: &Year,
    (x, y): Position,
    target: Option<Position>,
    scene: &mut Scene,
    taken: &mut Taken,
) {
    let (locale, labels) = (subject.locale, &subject.locale.labels);
    if let (Some(target), Some((right, top))) = (year.target, target) {
        let text = fill(labels.target, &[("n", &locale.whole(target.into()))]);
        let above = Candidate::new((right, top - 70), 0, Anchor::End);
        taken.write(scene, Role::Target, &text, &[above]);
    }
    let Some(figure) = year.figure else { return };
    let (role, text, y) = match figure.count() {
        Some(count) => (Role::Outcome, locale.count(count), y),
        None => {
            let k = locale.whole(subject.publication.policy().threshold.into());
            (Role::Withheld, fill(labels.withheld_year, &[("k", &k)]), y)
        }
    };
    let places =
        [Candidate::new((x, y - 70), 0, Anchor::Middle), Candidate::new((x, y - 240), 0, Anchor::Middle)];
    taken.write(scene, role, &text, &places);
}
