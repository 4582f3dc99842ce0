//! Figures known from elsewhere, held against what is shown.

use super::publication::{Divided, Publication, Row, Series};
use super::rules::breach;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Known, Period};
use chrono::NaiveDate;

/// Rule 5: that what is new since the publication before is not nearer to a fact known elsewhere than the threshold,
/// unless it is the same.
pub(super) fn known(before: &[Series], publication: &Publication, problems: &mut Problems) {
    for (index, series) in publication.series.iter().enumerate() {
        let old = before.iter().find(|old| old.goal.id == series.goal.id);
        let path = format!("goals[{index}]");
        let shown = old.map_or(0, |old| old.points.len());
        for (at, point) in series.points.iter().enumerate().skip(shown) {
            let Some(count) = point.figure.count().filter(|_| series.is_guarded()) else { continue };
            for fact in series.known.iter().filter(|fact| fact.group.is_none()) {
                let near = Near { day: point.through, count, fact_day: fact.through, fact: fact.count };
                near.check(series, publication, &format!("{path}.points[{at}]"), problems);
            }
        }
        for (own, divided) in series.divided.iter().enumerate() {
            let by = divided.breakdown.by;
            let shown = old.and_then(|old| old.by(by)).map_or(0, |old| old.points.len());
            for (at, row) in divided.points.iter().enumerate().skip(shown) {
                for fact in &series.known {
                    let Some((_, id)) = fact.group.as_ref().filter(|(own, _)| *own == by) else { continue };
                    let cell = divided.breakdown.cells.iter().position(|cell| cell.id == *id);
                    let count = cell.and_then(|cell| row.counts.as_ref()?.get(cell).copied());
                    let Some(count) = count else { continue };
                    let near = Near { day: row.through, count, fact_day: fact.through, fact: fact.count };
                    near.check(
                        series,
                        publication,
                        &format!("{path}.breakdowns[{own}].points[{at}]"),
                        problems,
                    );
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
        let id = series.goal.id.as_str();
        let mut note = |code, message: String| {
            let hint = "what is public cannot be taken back; see that the figure is right, and tell whoever answers for it";
            notes.push(Problem::new(code, Place::path(id), message).hint(hint));
        };
        for (at, fact) in series.known.iter().enumerate() {
            let window = |day| series.goal.window_of(day, publication.period);
            let cell_of = |divided: &Divided, row: &Row| {
                let (by, cell) = fact.group.as_ref()?;
                let at = divided
                    .breakdown
                    .cells
                    .iter()
                    .position(|own| own.id == *cell && divided.breakdown.by == *by)?;
                row.counts.as_ref()?.get(at).copied()
            };
            let totals =
                series.points.iter().filter_map(|point| Some((point.through, point.figure.count()?)));
            let cells = series.divided.iter().flat_map(|divided| {
                divided.points.iter().filter_map(move |row| Some((row.through, cell_of(divided, row)?)))
            });
            let shown: Vec<(NaiveDate, u64)> =
                if fact.group.is_none() { totals.collect() } else { cells.collect() };
            let others = series.known.iter().take(at).filter(|other| other.group == fact.group);
            for (day, count) in shown.into_iter().chain(others.map(|other| (other.through, other.count))) {
                let is_same = (day, count) == (fact.through, fact.count);
                let is_near = fact.count.abs_diff(count) < publication.threshold.into();
                if window(day) == window(fact.through) && is_near && !is_same {
                    let message = format!(
                        "{} are known from elsewhere through {}, and {count} through {day}: what lies between them can be worked out",
                        fact.count, fact.through
                    );
                    note("known-nearby", message);
                }
            }
            let sum: u64 = series
                .known
                .iter()
                .filter(|other| {
                    let by = |known: &Known| known.group.as_ref().map(|(by, _)| *by);
                    other.through == fact.through && by(other).is_some() && by(other) == by(fact)
                })
                .map(|known| known.count)
                .sum();
            let whole =
                series.known.iter().find(|other| other.group.is_none() && other.through == fact.through);
            if let Some(whole) = whole.filter(|whole| whole.count < sum) {
                note(
                    "known-apart",
                    format!(
                        "through {} groups of {sum} are known from elsewhere, in a total of {}",
                        fact.through, whole.count
                    ),
                );
            }
        }
    }
    notes
}

/// A number shown, and what is known of the same number.
struct Near {
    day: NaiveDate,
    count: u64,
    fact_day: NaiveDate,
    fact: u64,
}

impl Near {
    fn check(&self, series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
        let window = |day| -> Option<Period> { series.goal.window_of(day, publication.period) };
        let is_same = (self.day, self.count) == (self.fact_day, self.fact);
        let is_near = self.count.abs_diff(self.fact) < u64::from(publication.threshold);
        if window(self.day) == window(self.fact_day) && is_near && !is_same {
            let message = format!(
                "{} is not {} from the {} that is known elsewhere through {}",
                self.count, publication.threshold, self.fact, self.fact_day
            );
            problems.push(breach(path, message));
        }
    }
}
