//! The rules that take more to see than a goal's own points: what the labels say, the goal's groups, and the goals within
//! goals.

use super::figure::{Figure, Span};
use super::past::Past;
use super::publication::{Divided, Publication, Series};
use super::rules::{LARGEST, breach, days, in_place, too_fine};
use crate::calendar::Rhythm;
use crate::problem::Problems;
use crate::programme::Unit;
use chrono::NaiveDate;

/// Everything that a publication can break by itself.
pub(super) fn check(publication: &Publication, problems: &mut Problems) {
    for (index, series) in publication.series.iter().enumerate() {
        let path = format!("goals[{index}]");
        let whole = series.goal.part_of.as_ref().map(|id| publication.goal(id.as_str()));
        match whole {
            Some(Some(whole)) => part(series, whole, publication, &path, problems),
            Some(None) => {
                problems.push(breach(
                    &format!("{path}.part_of"),
                    "the goal that it is part of is not here".to_owned(),
                ));
            }
            None => labels(series, publication, &path, problems),
        }
        for (index, divided) in series.divided.iter().enumerate() {
            by_groups(series, divided, publication, &format!("{path}.breakdowns[{index}]"), problems);
        }
    }
}

/// That each number keeps its distance from all before it, and that each label leaves possible what the gate's does. Where something is known elsewhere, the chain has to tell when.
fn labels(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let own = |other: &&Series| {
        other.goal.id == series.goal.id || other.goal.part_of.as_ref() == Some(&series.goal.id)
    };
    let is_known = publication.series.iter().filter(own).any(|other| !other.known.is_empty());
    for window in series.goal.windows(publication.period) {
        let mut past = Past::new(1, publication.threshold);
        for (index, point) in
            series.points.iter().enumerate().filter(|(_, point)| window.contains(point.through))
        {
            let span = point.figure.span();
            if let Some(count) = point.figure.count() {
                let path = format!("{path}.points[{index}]");
                if count > LARGEST.into() {
                    problems.push(breach(
                        &path,
                        format!("{count} is more than the {LARGEST} that can be published"),
                    ));
                } else if series.is_guarded() && !past.has_moved(&[count]) {
                    let message =
                        format!("{count} is not {} from each number before it", publication.threshold);
                    problems.push(breach(&path, message));
                }
                past.note(None, &[count], true);
                continue;
            }
            let usual = past.label(past.last(), &[], 0);
            if !is_known && ![usual, past.label(0, &[], 0)].contains(&span) {
                let Span { least, most } = usual;
                let message = format!(
                    "the label stands for {least} to {most} here, not for {} to {}",
                    span.least, span.most
                );
                problems.push(breach(&format!("{path}.points[{index}]"), message));
            }
        }
    }
}

/// Rule 4: a goal within another is shown with it, as one of two groups of which the other is the rest.
fn part(part: &Series, whole: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let (threshold, period) = (publication.threshold, publication.period);
    if whole.goal.part_of.is_some()
        || whole.goal.window != part.goal.window
        || whole.goal.unit != Unit::Persons
    {
        let message =
            "a goal is part of one that counts persons in the same window, and is part of none itself";
        problems.push(breach(&format!("{path}.part_of"), message.to_owned()));
        return;
    }
    let rest =
        whole.goal.finest_without(&part.goal, period, threshold).unwrap_or(Rhythm::Year).max(whole.rhythm);
    if part.rhythm < rest {
        problems.push(too_fine(path, rest, part.rhythm));
        return;
    }
    if !part.divided.is_empty() {
        let message = "a goal that is part of another is not divided further".to_owned();
        problems.push(breach(&format!("{path}.breakdowns"), message));
    }
    let rows = part.points.iter().map(|point| {
        let total = shown_of(whole, point.through);
        let numbers = point.figure.count().map(|own| vec![own, total.unwrap_or(0).saturating_sub(own)]);
        (point.through, numbers)
    });
    let is_known = part.known.iter().any(|known| known.group.is_none());
    let numbers = Numbers { rows: rows.collect(), cells: 2, is_known };
    replay(whole, &numbers, publication, path, problems);
    if part.known.is_empty() && whole.known.is_empty() {
        part_labels(part, whole, publication, path, problems);
    }
}

/// That each label of a part leaves possible what the gate's does.
fn part_labels(
    part: &Series,
    whole: &Series,
    publication: &Publication,
    path: &str,
    problems: &mut Problems,
) {
    for window in whole.goal.windows(publication.period) {
        let mut known = Past::new(2, publication.threshold);
        for (index, point) in
            part.points.iter().enumerate().filter(|(_, point)| window.contains(point.through))
        {
            let total = figure_of(whole, point.through).map(Figure::span);
            if let Some(count) = point.figure.count() {
                known.note(None, &[count, total.map_or(0, |total| total.least).saturating_sub(count)], true);
                continue;
            }
            let usual = known.label_of_part(&[known.last()], total);
            let fallen = known.label_of_part(&[u64::MAX], total);
            if ![usual, fallen].contains(&point.figure.span()) {
                let message = format!(
                    "the label stands for {} to {} here, or {} to {}",
                    usual.least, usual.most, fallen.least, fallen.most
                );
                problems.push(breach(&format!("{path}.points[{index}]"), message));
            }
        }
    }
}

/// Rule 4: every group is there, they sum to the total, and they are shown where that is.
fn by_groups(
    series: &Series,
    divided: &Divided,
    publication: &Publication,
    path: &str,
    problems: &mut Problems,
) {
    let (threshold, period) = (publication.threshold, publication.period);
    let cells = divided.breakdown.cells.len();
    let finest = u32::try_from(cells).ok().and_then(|cells| series.goal.finest(period, threshold, cells));
    match finest {
        Some(finest) if divided.rhythm < finest.max(series.rhythm) => {
            problems.push(too_fine(path, finest.max(series.rhythm), divided.rhythm));
            return;
        }
        Some(_) if series.goal.unit == Unit::Persons && cells > 1 => {}
        _ => {
            let message =
                "its target is too small, or it does not count persons: it is not shown by groups".to_owned();
            problems.push(breach(path, message));
            return;
        }
    }
    let expected = days(&series.goal, divided.rhythm, period, publication.data_through);
    if !in_place(divided.points.iter().map(|row| row.through), &expected, path, problems) {
        return;
    }
    let by = divided.breakdown.by;
    let numbers = Numbers {
        rows: divided.points.iter().map(|row| (row.through, row.counts.clone())).collect(),
        cells,
        is_known: series.known.iter().any(|known| known.group.as_ref().is_some_and(|(own, _)| *own == by)),
    };
    replay(series, &numbers, publication, path, problems);
}

/// The numbers of a breakdown, day by day.
struct Numbers {
    rows: Vec<(NaiveDate, Option<Vec<u64>>)>,
    cells: usize,
    /// Whether something of them is known from elsewhere. From when on, a document by itself cannot tell, and what was
    /// missed may have become known.
    is_known: bool,
}

/// The numbers of one window after another, as the gate let them pass.
fn replay(
    whole: &Series,
    Numbers { rows, cells, is_known }: &Numbers,
    publication: &Publication,
    path: &str,
    problems: &mut Problems,
) {
    for window in whole.goal.windows(publication.period) {
        let mut past = Past::new(*cells, publication.threshold);
        for (index, (day, numbers)) in rows.iter().enumerate().filter(|(_, (day, _))| window.contains(*day)) {
            let path = format!("{path}.points[{index}]");
            let shown = shown_of(whole, *day);
            let Some(numbers) = numbers else {
                past.note(shown, &vec![0; *cells], false);
                continue;
            };
            let sum: u64 = numbers.iter().sum();
            let message = if shown.is_none() {
                Some(format!("shown on {day}, when {} is not", whole.goal.id))
            } else if numbers.len() != *cells || shown != Some(sum) {
                Some(format!("the groups do not sum to what {} had reached on {day}", whole.goal.id))
            } else if !past.has_moved(numbers) || !is_known && !past.admits(numbers) {
                Some(why(&past, numbers, publication.threshold))
            } else {
                None
            };
            problems.extend(message.map(|message| breach(&path, message)));
            past.note(shown, numbers, true);
        }
    }
}

fn why(past: &Past, numbers: &[u64], threshold: u32) -> String {
    if past.has_moved(numbers) {
        format!("shown after a point that was missed, it leaves a number fewer than {threshold} values")
    } else {
        format!("a group here has not moved by {threshold} since a point before it")
    }
}

/// A goal's total on a day, where it is shown.
fn shown_of(series: &Series, day: NaiveDate) -> Option<u64> {
    figure_of(series, day)?.count()
}

fn figure_of(series: &Series, day: NaiveDate) -> Option<Figure> {
    series.points.iter().find(|point| point.through == day).map(|point| point.figure)
}
