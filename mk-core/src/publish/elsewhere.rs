//! Figures known from elsewhere, held against what is shown.

use super::publication::{Publication, Series};
use super::rules::breach;
use crate::problem::{Place, Problem, Problems};
use crate::programme::Known;
use chrono::NaiveDate;

/// A number shown of what a fact is about: where it stands in the document, its index in its row of points, and the same
/// number's place in time.
struct Shown {
    path: String,
    index: usize,
    day: NaiveDate,
    count: u64,
}

/// All numbers shown of what a fact is about: the goal's total, or one cell of a breakdown.
fn shown(series: &Series, fact: &Known) -> Vec<Shown> {
    let Some((by, cell)) = &fact.group else {
        let points = series.points.iter().enumerate();
        let of = |(index, point): (usize, &super::Point)| {
            Some(Shown {
                path: format!("points[{index}]"),
                index,
                day: point.through,
                count: point.figure.count()?,
            })
        };
        return points.filter_map(of).collect();
    };
    let Some(own) = series.divided.iter().position(|divided| divided.breakdown.by == *by) else {
        return Vec::new();
    };
    let Some(divided) = series.divided.get(own) else { return Vec::new() };
    let Some(at) = divided.breakdown.cells.iter().position(|known| known.id == *cell) else {
        return Vec::new();
    };
    let of = |(index, row): (usize, &super::Row)| {
        let count = row.counts.as_ref()?.get(at).copied()?;
        Some(Shown { path: format!("breakdowns[{own}].points[{index}]"), index, day: row.through, count })
    };
    divided.points.iter().enumerate().filter_map(of).collect()
}

/// Whether a number of the same window is nearer to a fact than the threshold, and not the same on the same day.
fn is_near(series: &Series, publication: &Publication, fact: &Known, day: NaiveDate, count: u64) -> bool {
    let window = |day| series.goal.window_of(day, publication.period);
    let is_same = (day, count) == (fact.through, fact.count);
    window(day) == window(fact.through)
        && count.abs_diff(fact.count) < publication.threshold.into()
        && !is_same
}

/// Rule 5: that what is new since the publication before is not nearer to a fact known elsewhere than the threshold,
/// unless it is the same.
pub(super) fn known(before: &[Series], publication: &Publication, problems: &mut Problems) {
    for (at, series) in publication.series.iter().enumerate().filter(|(_, series)| series.is_guarded()) {
        let old = before.iter().find(|old| old.goal.id == series.goal.id);
        for fact in &series.known {
            let published = match &fact.group {
                None => old.map_or(0, |old| old.points.len()),
                Some((by, _)) => old.and_then(|old| old.by(*by)).map_or(0, |old| old.points.len()),
            };
            for Shown { path, day, count, .. } in
                shown(series, fact).into_iter().filter(|shown| shown.index >= published)
            {
                if is_near(series, publication, fact, day, count) {
                    let message = format!(
                        "{count} is not {} from the {} that is known elsewhere through {}",
                        publication.threshold, fact.count, fact.through
                    );
                    problems.push(breach(&format!("goals[{at}].{path}"), message));
                }
            }
        }
    }
}

/// What a coordinator should know of the figures that are known from elsewhere: by which of them somebody can be found in
/// what is shown already. The gate cannot take that back; it can only say so.
pub fn exposed(publication: &Publication) -> Problems {
    let mut notes = Problems::none();
    for series in &publication.series {
        let mut note = |code, message: String| {
            let hint = "what is public cannot be taken back; see that the figure is right, and tell whoever answers for it";
            notes.push(Problem::new(code, Place::path(series.goal.id.as_str()), message).hint(hint));
        };
        for (at, fact) in series.known.iter().enumerate() {
            let numbers = shown(series, fact).into_iter().map(|shown| (shown.day, shown.count));
            let others = series.known.iter().take(at).filter(|other| other.group == fact.group);
            for (day, count) in numbers.chain(others.map(|other| (other.through, other.count))) {
                if is_near(series, publication, fact, day, count) {
                    let message = format!(
                        "{} are known from elsewhere through {}, and {count} through {day}: what lies between them can be worked out",
                        fact.count, fact.through
                    );
                    note("known-nearby", message);
                }
            }
            let of_day = || series.known.iter().filter(|other| other.through == fact.through);
            let by = |known: &Known| known.group.as_ref().map(|(by, _)| *by);
            let groups = of_day().filter(|other| by(other).is_some() && by(other) == by(fact));
            let sum: u64 = groups.map(|known| known.count).sum();
            if let Some(whole) = of_day().find(|other| other.group.is_none() && other.count < sum) {
                let (day, total) = (fact.through, whole.count);
                note(
                    "known-apart",
                    format!("through {day} groups of {sum} are known from elsewhere, in a total of {total}"),
                );
            }
        }
    }
    notes
}
