//! The rules of the gate, applied when publishing and again whenever a publication is read.

use super::figure::Figure;
use super::publication::{Publication, Series};
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Goal, Period};
use chrono::{Datelike, NaiveDate};

/// No count is larger: what adds up without loss in any reader of JSON is far above.
pub(super) const LARGEST: u32 = 1_000_000_000;

/// Years that days can lie in, here as in a definition, so that every day has a year before and after it.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// What to do about a publication that cannot be used.
pub(super) const PUBLISH_AGAIN: &str = "publish it again; a publication is not edited by hand";

/// What is shown of a number that has reached `reached`, when `base` was the last one shown in its window.
pub(super) fn figure(goal: &Goal, base: u64, reached: u64, threshold: u32) -> Figure {
    if goal.unit.is_guarded() && reached < base.saturating_add(u64::from(threshold)) {
        Figure::WITHHELD
    } else {
        Figure::shown(reached)
    }
}

/// Everything that a publication can break by itself.
pub(super) fn check(publication: &Publication, problems: &mut Problems) {
    if publication.published < publication.data_through {
        problems.push(breach("published", "a publication cannot be older than its figures".to_owned()));
    }
    let Period { from, through } = publication.period;
    if from >= through {
        problems
            .push(breach("through", format!("the programme ends {through}, before it has begun, {from}")));
    }
    for (index, series) in publication.series.iter().enumerate() {
        let path = format!("goals[{index}]");
        let earlier = publication.series.get(..index).unwrap_or(&[]);
        if earlier.iter().any(|earlier| earlier.goal.id == series.goal.id) {
            problems.push(breach(&path, format!("the goal {} stands twice", series.goal.id)));
        }
        check_targets(&series.goal, publication.period, &path, problems);
        check_rhythm(series, publication, &path, problems);
        if check_days(series, publication, &path, problems) {
            check_moves(series, publication, &path, problems);
        }
    }
}

/// There are targets, and for years of the programme.
fn check_targets(goal: &Goal, period: Period, path: &str, problems: &mut Problems) {
    if goal.targets.is_empty() {
        problems.push(breach(&format!("{path}.targets"), "a goal without a target".to_owned()));
    }
    let years = period.from.year()..=period.through.year();
    for (index, target) in goal.targets.iter().enumerate() {
        if target.year.is_some_and(|year| !years.contains(&year)) {
            let path = format!("{path}.targets[{index}].year");
            problems.push(breach(&path, "a year outside the programme".to_owned()));
        }
    }
}

/// Rule 1.
fn check_rhythm(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let finest = series.goal.rhythm(publication.period, publication.policy.threshold);
    if series.rhythm < finest {
        let message = format!(
            "its target allows a point a {}, no finer; found {}",
            finest.word(),
            series.rhythm.word()
        );
        problems.push(breach(&format!("{path}.rhythm"), message));
    }
}

/// Every point stands where the rhythm puts it, none left out and none too late. Whether that is so.
fn check_days(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) -> bool {
    let expected = days(series, publication.period, publication.data_through);
    for (index, point) in series.points.iter().enumerate() {
        if expected.get(index) != Some(&point.through) {
            let message = format!(
                "the point of {} is out of place; expected {}",
                point.through,
                expected.get(index).map_or_else(|| "no more points".to_owned(), ToString::to_string)
            );
            problems.push(breach(&format!("{path}.points[{index}]"), message));
            // Whatever follows is out of place, too.
            return false;
        }
    }
    true
}

/// The days a series has points for up to and with a day.
pub(super) fn days(series: &Series, period: Period, through: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for window in series.goal.windows(period) {
        days.extend(series.rhythm.ends(window, through));
    }
    days
}

/// Rule 2, as far as the numbers shown can break it; and that nothing sinks.
fn check_moves(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    for (index, point) in series.points.iter().enumerate() {
        let path = format!("{path}.points[{index}]");
        let Some(count) = point.figure.count() else {
            if !series.is_guarded() {
                problems.push(breach(&path, "only numbers of persons are withheld".to_owned()));
            }
            continue;
        };
        let base =
            series.last_shown_before(point, publication.period).and_then(|earlier| earlier.figure.count());
        let base = base.unwrap_or(0);
        let must = figure(&series.goal, base, count, publication.policy.threshold);
        if must.is_withheld() {
            let message = format!("{count} is not {} more than {base}", publication.policy.threshold);
            problems.push(breach(&path, message));
        } else if count < base {
            problems.push(breach(&path, format!("{count} is less than {base} before it")));
        } else if count > LARGEST.into() {
            problems.push(breach(&path, format!("{count} is more than the {LARGEST} that can be published")));
        }
    }
}

fn breach(path: &str, message: String) -> Problem {
    Problem::new("rule-broken", Place::path(path), message).hint(PUBLISH_AGAIN)
}
