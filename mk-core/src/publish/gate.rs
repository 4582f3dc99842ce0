//! From totals to a publication.

use super::chain::{self, Chain};
use super::pass::Gate;
use super::publication::{Divided, Point, Publication, Series};
use super::rules;
use crate::calendar::{Month, Rhythm};
use crate::outcome::Totals;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Goal, Programme};
use chrono::{Datelike, NaiveDate};

/// Publishes a programme's totals as of a day, after everything published before.
///
/// A month that is not over by the end of `today` waits. Points already published are taken over as they are.
///
/// ```
/// use mk_core::publish::{self, Chain};
/// use mk_core::{definition, outcome};
/// let programme = definition::read(definition::MALMOKRAFTEN)?;
/// let csv = "mål;månad;antal\narbete-eller-studier;2025-01;23\narbete-eller-studier;2025-02;3";
/// let totals = outcome::read_csv(csv.as_bytes(), &programme)?;
/// let publication = publish::publish(&programme, &totals, &Chain::new(), "2025-03-10".parse().unwrap())?;
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
    chain: &Chain,
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
    let last = chain.last();
    let next = last.map(chain::Link::next).unwrap_or_default();
    let mut publication = empty(programme, next, today, data_through);
    let mut before = &[][..];
    if let Some(last) = last.map(chain::Link::publication) {
        // Before anything is calculated: under other rules no point would be the same.
        chain::follows(last, &publication).or(())?;
        before = last.series();
    }
    let gate = Gate { programme, totals, frozen: before, through: data_through };
    for goal in programme.goals.iter().filter(|goal| goal.part_of.is_none()) {
        let mut passed = gate.pass(goal);
        let mut add = |goal: &Goal, points: Vec<Point>, divided: Vec<Divided>| {
            if let Some(series) = publication.series.iter_mut().find(|series| series.goal.id == goal.id) {
                series.deduplication = totals.deduplication(goal);
                series.points = points;
                series.divided = divided;
            }
        };
        for part in programme.parts(goal) {
            add(part, passed.of(part), Vec::new());
        }
        let divided = passed.divided(goal, programme);
        add(goal, passed.points, divided);
    }
    let mut problems = Problems::none();
    parts_fit(programme, totals, data_through, &mut problems);
    for frozen in before {
        if let Some(series) = publication.goal(frozen.goal.id.as_str()) {
            chain::stays(series, frozen, "the totals add up to something else", &mut problems);
        }
    }
    if problems.is_empty() {
        rules::check(&publication, &mut problems);
    }
    problems.or(publication)
}

/// A publication of a programme with every goal and no point.
fn empty(programme: &Programme, next: chain::Next, today: NaiveDate, data_through: NaiveDate) -> Publication {
    let series = |goal: &Goal| {
        let divided = |breakdown: &crate::programme::Breakdown| {
            let rhythm = programme.rhythm_by(goal, breakdown)?;
            Some(Divided { breakdown: breakdown.clone(), rhythm, points: Vec::new() })
        };
        Series {
            goal: goal.clone(),
            rhythm: programme.rhythm(goal),
            deduplication: crate::programme::Deduplication::default(),
            points: Vec::new(),
            known: programme.policy.known.iter().filter(|known| known.goal == goal.id).cloned().collect(),
            divided: programme.breakdowns.iter().filter_map(divided).collect(),
            prospect: None,
        }
    };
    Publication {
        programme: programme.id.clone(),
        title: programme.title.clone(),
        period: programme.period,
        threshold: programme.policy.threshold,
        notice: programme.notice.clone(),
        sequence: next.sequence,
        previous: next.previous,
        published: today,
        data_through,
        series: programme.goals.iter().map(series).collect(),
    }
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
            .hint("leave out the months to come, for an empty month is not 0; or is the day of publishing another one?")
            .into());
    }
    totals.last_month_over(today).map(Month::last_day).ok_or_else(|| nothing().into())
}

/// That no goal has reached more than the goal that it is part of.
fn parts_fit(programme: &Programme, totals: &Totals, through: NaiveDate, problems: &mut Problems) {
    for part in &programme.goals {
        let Some(whole) = programme.whole(part) else { continue };
        for day in rules::days(part, Rhythm::Month, programme.period, through) {
            let Some(window) = part.window_of(day, programme.period) else { continue };
            let is_counted = [part, whole]
                .iter()
                .all(|goal| totals.last_month_of(goal).is_some_and(|month| month.last_day() >= day));
            if is_counted && totals.reached(part, window, day) > totals.reached(whole, window, day) {
                let message = format!(
                    "through {} it has more than {}, of which it is a part",
                    Month::of(day),
                    whole.id
                );
                let problem = Problem::new("part-exceeds-whole", Place::path(part.id.as_str()), message);
                problems.push(problem.hint(
                    "whoever is counted here is counted there, too; mend the totals, or leave `part-of` out",
                ));
                break;
            }
        }
    }
}
