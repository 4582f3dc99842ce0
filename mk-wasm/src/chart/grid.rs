//! The scale's numbers and the months or years along the axis.

use super::axis::{Days, start_of};
use super::measure;
use super::place::{Places, Taken};
use crate::locale::Key;
use crate::scene::{Anchor, FONT_SIZE, Position, Role, Scene, Shape, Told};
use crate::subject::Subject;
use chrono::{Datelike, NaiveDate};
use mk_core::calendar::Month;
use mk_core::programme::{Period, Unit};
use plotters::coord::ranged1d::Ranged;

/// Months under a year, years under several; a short line where each begins.
pub(super) fn time(subject: &Subject<'_>, period: Period, [start, end]: [Position; 2], scene: &mut Scene) {
    let locale = subject.locale;
    let first = Month::of(period.from);
    let count = first.months_through(period.through).max(1);
    let baseline = start.1;
    let by_year = count > 12;
    let room = (end.0 - start.0) / count.cast_signed();
    let mut widest = 0;
    for name in locale.say(Key::MonthsAxis).split('|') {
        widest = widest.max(measure::width(name, FONT_SIZE, false));
    }
    let names = if widest < room { Key::MonthsAxis } else { Key::MonthsNarrow };
    // Where along the axis a day begins.
    let x = |day: NaiveDate| Days::of(period).map(&start_of(day), (start.0, end.0));
    for month in first.through(Month::of(period.through)) {
        if by_year && month.number() != 1 && month.first_day() > period.from {
            continue;
        }
        let first = month.first_day().max(period.from);
        let next = if by_year { year_after(first) } else { Some(month.next().first_day()) };
        let (from, to) = (x(first), next.map_or(end.0, x).min(end.0));
        let tick = vec![(from, baseline), (from, baseline + 50)];
        scene.shapes.push(Shape::Line { role: Role::Axis, points: tick });
        let text = if by_year {
            locale.year(first.year())
        } else {
            locale.item(names, first.month0() as usize).to_owned()
        };
        let at = (from.midpoint(to), baseline + 190);
        scene.shapes.push(Shape::Text {
            role: Role::Month,
            at,
            shift: 0,
            anchor: Anchor::Middle,
            text,
            told: Told::default(),
        });
    }
}

/// The numbers of the scale on their lines, the highest with what is counted. Keeps later labels off the lines, where
/// there is another place for them.
pub(super) fn scale(
    subject: &Subject<'_>,
    steps: &[u32],
    drawn: &[Shape],
    scene: &mut Scene,
    taken: &mut Taken,
) {
    let unit = match subject.series.goal().unit {
        Unit::Persons => 0,
        Unit::Places | Unit::OccupiedPlaces => 1,
        Unit::Events => 2,
    };
    let unit = subject.locale.item(Key::LabelUnits, unit);
    let mut lines = Vec::new();
    for shape in drawn {
        if let Shape::Line { role: Role::Grid, points } = shape {
            lines.push(points);
        }
    }
    for (index, (step, line)) in steps.iter().zip(&lines).enumerate() {
        let number = subject.locale.whole((*step).into());
        let text = if index + 1 == steps.len() { format!("{number} {unit}") } else { number };
        let (x, y) = line.first().copied().unwrap_or_default();
        let mut place = Places::default();
        place.add(x, y - 40, 0, Anchor::Start);
        taken.write(scene, Role::Grid, &text, &place);
    }
    for line in &lines {
        taken.line(line);
    }
}

fn year_after(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year() + 1, 1, 1)
}
