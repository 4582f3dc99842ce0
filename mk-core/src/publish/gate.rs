//! From totals to a publication.

use super::publication::{Point, Publication, Series};
use super::rules;
use crate::calendar::Month;
use crate::outcome::Totals;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Goal, Programme, Target};
use chrono::{Datelike, NaiveDate};

/// Publishes a programme's totals as of a day, after the publication before it, if there is one.
///
/// A month that is not over by the end of `today` waits. Points already published are taken over as they are.
///
/// ```
/// use mk_core::{definition, outcome, publish};
/// let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let csv = "mål;månad;antal\narbete-eller-studier;2025-01;23\narbete-eller-studier;2025-02;3";
/// let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
/// let publication = publish::publish(&programme, &totals, None, "2025-03-10".parse().unwrap())?;
/// let points = publication.goal("arbete-eller-studier").unwrap().points();
/// assert_eq!(points[0].figure().count(), Some(23));
/// assert!(points[1].figure().is_withheld(), "three more could be found");
/// # Ok::<(), mk_core::problem::Problems>(())
/// ```
///
/// # Errors
/// When there is nothing to publish, a month lies in the future, or the totals or the definition contradict what has
/// been published. Nothing is published then.
pub fn publish(
    programme: &Programme,
    totals: &Totals,
    previous: Option<&Publication>,
    today: NaiveDate,
) -> Result<Publication, Problems> {
    if !rules::YEARS.contains(&today.year()) {
        let message = format!(
            "{today} is no day to publish on; expected one in {} to {}",
            rules::YEARS.start(),
            rules::YEARS.end()
        );
        return Err(Problem::new("bad-today", Place::default(), message).into());
    }
    let data_through = data_through(totals, today)?;
    let mut problems = Problems::none();
    if let Some(previous) = previous {
        follows(programme, previous, data_through, today, &mut problems);
    }
    // Under other rules no point would be the same.
    if !problems.is_empty() {
        return Err(problems);
    }
    let series = programme
        .goals
        .iter()
        .map(|goal| {
            let frozen = previous.and_then(|previous| previous.goal(goal.id.as_str()));
            series(programme, goal, totals, frozen, data_through, &mut problems)
        })
        .collect();
    let publication = Publication {
        programme: programme.id.clone(),
        title: programme.title.clone(),
        period: programme.period,
        policy: programme.policy,
        notice: programme.notice.clone(),
        sequence: previous.map_or(1, |previous| previous.sequence.saturating_add(1)),
        published: today,
        data_through,
        series,
    };
    if problems.is_empty() {
        rules::check(&publication, &mut problems);
    }
    problems.or(publication)
}

/// The end of the last month that has a number and is over. The running month waits.
fn data_through(totals: &Totals, today: NaiveDate) -> Result<NaiveDate, Problems> {
    let nothing = || {
        Problem::new("nothing-to-publish", Place::default(), "no month with a number is over yet")
            .hint("a month is published when it has ended")
    };
    let last = totals.last_month().ok_or_else(nothing)?;
    if last > Month::of(today) {
        let message = format!("there is a number for {last}, which lies after today, {today}");
        return Err(Problem::new("future-month", Place::default(), message)
            .hint("leave out the months to come; an empty month is not 0")
            .into());
    }
    totals.last_month_over(today).map(Month::last_day).ok_or_else(|| nothing().into())
}

/// Whether this publication can come after that one.
fn follows(
    programme: &Programme,
    previous: &Publication,
    data_through: NaiveDate,
    today: NaiveDate,
    problems: &mut Problems,
) {
    let mut refuse = |code, message: String| problems.push(Problem::new(code, Place::default(), message));
    if previous.programme != programme.id {
        let message =
            format!("the earlier publication is of {}, not of {}", previous.programme, programme.id);
        refuse("other-programme", message);
        return;
    }
    if today < previous.published {
        refuse(
            "older-than-previous",
            format!("the earlier publication is of {}, after today, {today}", previous.published),
        );
    }
    if data_through < previous.data_through {
        let message =
            format!("the totals end {data_through}; figures through {} are published", previous.data_through);
        refuse("missing-history", message);
    }
    if previous.policy != programme.policy || previous.period != programme.period {
        refuse(
            "changed-rules",
            "the period or the threshold is not that of the earlier publication".to_owned(),
        );
    }
    for series in &previous.series {
        match programme.goal(series.goal.id.as_str()) {
            None => refuse(
                "missing-goal",
                format!("the goal {} is published, but no longer defined", series.goal.id),
            ),
            Some(goal) if goal.rhythm(programme.period, programme.policy.threshold) != series.rhythm => {
                let message = format!(
                    "the goal {} is shown by {}, fixed by its first target",
                    goal.id,
                    series.rhythm.word()
                );
                refuse("changed-rules", message);
            }
            Some(goal) if goal.unit != series.goal.unit || goal.window != series.goal.window => {
                refuse(
                    "changed-rules",
                    format!("the goal {} has changed its unit or window; give it a new id", goal.id),
                );
            }
            Some(_) => {}
        }
    }
    if !problems.is_empty() {
        return;
    }
    for series in &previous.series {
        if let Some(goal) = programme.goal(series.goal.id.as_str()) {
            targets_stay(goal, series, previous.data_through, problems);
        }
    }
}

fn series(
    programme: &Programme,
    goal: &Goal,
    totals: &Totals,
    frozen: Option<&Series>,
    data_through: NaiveDate,
    problems: &mut Problems,
) -> Series {
    let rhythm = goal.rhythm(programme.period, programme.policy.threshold);
    let deduplication = totals.deduplication(goal);
    let mut series = Series { goal: goal.clone(), rhythm, deduplication, points: Vec::new() };
    let counted_through = totals.last_month_of(goal).map(|month| month.last_day().min(data_through));
    let days = counted_through.map(|day| rules::days(&series, programme.period, day)).unwrap_or_default();
    let frozen = frozen.map_or(&[][..], |frozen| frozen.points.as_slice());
    if let Some(point) = frozen.get(days.len()) {
        let message = format!("there is no number for {}, which is published", Month::of(point.through));
        problems.push(Problem::new("missing-history", Place::path(goal.id.as_str()), message));
    }
    let mut base = (None, 0);
    for (index, day) in days.into_iter().enumerate() {
        let Some(window) = goal.window_of(day, programme.period) else { continue };
        if base.0 != Some(window) {
            base = (Some(window), 0);
        }
        let reached = totals.reached(goal, window, day);
        if reached < base.1 {
            problems.push(taken_back(goal, reached, base.1, day));
        }
        let figure = rules::figure(goal, base.1, reached, programme.policy.threshold);
        if let Some(point) = frozen.get(index).filter(|point| **point != Point::new(day, figure)) {
            problems.push(contradiction(goal, point, day));
        }
        series.points.push(Point::new(day, figure));
        base.1 = figure.count().unwrap_or(base.1);
    }
    series
}

/// A target that figures have been shown against stays as it was. A changed one is a version of its own, from a day after
/// those figures.
fn targets_stay(goal: &Goal, published: &Series, through: NaiveDate, problems: &mut Problems) {
    let is_begun = |target: &&Target| target.year.is_none_or(|year| year <= through.year());
    let is_in = |targets: &[Target], wanted: &Target| {
        targets
            .iter()
            .any(|known| (known.year, known.since, known.count) == (wanted.year, wanted.since, wanted.count))
    };
    let (old, new) = (&published.goal.targets, &goal.targets);
    let is_gone = old.iter().filter(is_begun).any(|target| !is_in(new, target));
    let is_backdated =
        new.iter().filter(is_begun).any(|target| !is_in(old, target) && target.since <= through);
    if is_gone || is_backdated {
        let message = format!("figures through {through} are published against another target");
        problems.push(
            Problem::new("changed-target", Place::path(goal.id.as_str()), message)
                .hint("keep the old target, and add the new one beside it with `since` = a later day"),
        );
    }
}

/// Corrections since the last number shown took more away than was new. The label would say that there were none or
/// more.
fn taken_back(goal: &Goal, reached: u64, shown: u64, day: NaiveDate) -> Problem {
    let message = format!(
        "through {} the counts add up to {reached}, below the {shown} of an earlier month that is shown; what is shown \
         is never taken back",
        Month::of(day)
    );
    Problem::new("corrected-below", Place::path(goal.id.as_str()), message)
        .hint("write 0 for the month, and take what is left of the correction from the months to come")
}

/// Rule 3.
fn contradiction(goal: &Goal, point: &Point, day: NaiveDate) -> Problem {
    let month = Month::of(day);
    let message = match point.figure.count() {
        Some(count) => {
            format!("{count} are published through {month}, and the totals add up to something else")
        }
        None => format!("the label is published for {month}, and the totals no longer fit under it"),
    };
    Problem::new("changed-history", Place::path(goal.id.as_str()), message).hint(
        "published figures stay as they are: count a late registration or a correction in the current month",
    )
}
