//! The rules of the gate as far as a goal's own points can break them, applied when publishing and again whenever a
//! publication is read. What takes more than that to see is in `proof`.

use super::publication::{Publication, Series};
use crate::calendar::Rhythm;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Goal, Period};
use chrono::{Datelike, NaiveDate};

/// No count is larger: what adds up without loss in any reader of JSON is far above.
pub(super) const LARGEST: u32 = 1_000_000_000;

/// Years that days can lie in, here as in a definition, so that every day has a year before and after it.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// What to do about a publication that cannot be used.
pub(super) const PUBLISH_AGAIN: &str = "publish it again; a publication is not edited by hand";

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
            check_forecast(series, publication, &path, problems);
        }
    }
    #[cfg(feature = "files")]
    if problems.is_empty() {
        super::proof::check(publication, problems);
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

/// Rule 1. What a goal's whole allows is seen where that is read, too.
fn check_rhythm(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let finest = series.goal.finest(publication.period, publication.threshold, 1).unwrap_or(Rhythm::Year);
    if series.rhythm < finest {
        problems.push(too_fine(path, finest, series.rhythm));
    }
}

pub(super) fn too_fine(path: &str, finest: Rhythm, found: Rhythm) -> Problem {
    let message = format!("its target allows a point a {}, no finer; found {}", finest.word(), found.word());
    breach(&format!("{path}.rhythm"), message)
}

/// Every point stands where the rhythm puts it, none left out and none too late. Whether that is so.
fn check_days(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) -> bool {
    let expected = days(&series.goal, series.rhythm, publication.period, publication.data_through);
    in_place(series.points.iter().map(|point| point.through), &expected, path, problems)
}

/// That points lie on the days expected, as far as there are any.
pub(super) fn in_place(
    points: impl Iterator<Item = NaiveDate>,
    expected: &[NaiveDate],
    path: &str,
    problems: &mut Problems,
) -> bool {
    for (index, through) in points.enumerate() {
        if expected.get(index) != Some(&through) {
            let message = format!(
                "the point of {through} is out of place; expected {}",
                expected.get(index).map_or_else(|| "no more points".to_owned(), ToString::to_string)
            );
            problems.push(breach(&format!("{path}.points[{index}]"), message));
            // Whatever follows is out of place, too.
            return false;
        }
    }
    true
}

/// The days there are points for, in a rhythm, up to and with a day.
pub(super) fn days(goal: &Goal, rhythm: Rhythm, period: Period, through: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    for window in goal.windows(period) {
        days.append(&mut rhythm.ends(window, through));
    }
    days
}

/// Rule 2, as far as two numbers shown after one another can break it.
fn check_moves(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let threshold = publication.threshold;
    for (index, point) in series.points.iter().enumerate() {
        let mut refuse = |message: String| problems.push(breach(&format!("{path}.points[{index}]"), message));
        let Some(count) = point.figure.count() else {
            if !series.is_guarded() {
                refuse("only numbers of persons are withheld".to_owned());
            }
            continue;
        };
        let before = series.last_shown_before(point, publication.period);
        let before = before.and_then(|before| before.figure.count()).unwrap_or(0);
        if series.is_guarded() && before.abs_diff(count) < threshold.into() {
            refuse(format!("{count} is not {threshold} from the {before} before it"));
        }
    }
}

/// What is forecast lies between the last point and the end of its window, and not below what has been reached.
fn check_forecast(series: &Series, publication: &Publication, path: &str, problems: &mut Problems) {
    let Some(ahead) = series.prospect.as_ref().and_then(|prospect| prospect.path.first().zip(prospect.end()))
    else {
        return;
    };
    let last = series.points.last();
    let window = last.and_then(|last| series.goal.window_of(last.through, publication.period));
    let fits = last.zip(window).is_some_and(|(last, window)| {
        let (first, end) = ahead;
        last.through < first.through
            && end.through == window.through
            && last.figure.span().least <= first.most.least
    });
    if !fits {
        let message =
            "expected a path from the last point to the end of its window, and not below it".to_owned();
        problems.push(breach(&format!("{path}.forecast"), message));
    }
}

pub(super) fn breach(path: &str, message: String) -> Problem {
    Problem::new("rule-broken", Place::path(path), message).hint(PUBLISH_AGAIN)
}
