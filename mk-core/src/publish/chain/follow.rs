//! What can come after what: the same rules, the same targets, and everything that has been shown.

use crate::calendar::Month;
use crate::problem::{Place, Problem, Problems};
use crate::programme::{Known, Target};
use crate::publish::publication::{Divided, Point, Publication, Series};
use chrono::{Datelike, NaiveDate};

/// What keeps a publication from coming after another one: rules that changed, and figures that did. Rule 3.
pub(in crate::publish) fn follows(before: &Publication, after: &Publication) -> Problems {
    let mut problems = Problems::none();
    let mut refuse = |code, place: &str, message: String, hint: &'static str| {
        problems.push(Problem::new(code, Place::path(place), message).hint(hint));
    };
    if before.programme != after.programme {
        let message =
            format!("the earlier publication is of {}, not of {}", before.programme, after.programme);
        refuse(
            "other-programme",
            "programme",
            message,
            "keep each programme's publications in a folder of its own",
        );
        return problems;
    }
    if after.published < before.published {
        let message =
            format!("the earlier publication is of {}, after {}", before.published, after.published);
        refuse("older-than-previous", "published", message, "publish with the day that it is today");
    }
    if after.data_through < before.data_through {
        let message = format!(
            "the totals end {}; figures through {} are published",
            after.data_through, before.data_through
        );
        refuse("missing-history", "data_through", message, "the totals hold every month from the first on");
    }
    if before.threshold != after.threshold || before.period != after.period {
        refuse(
            "changed-rules",
            "threshold",
            "the period or the threshold is not that of the earlier publication".to_owned(),
            KEEP_RULES,
        );
    }
    for old in &before.series {
        let id = old.goal.id.as_str();
        match after.goal(id) {
            None => refuse(
                "missing-goal",
                id,
                format!("the goal {id} is published, but no longer defined"),
                "keep it in the definition; it can rest without new numbers",
            ),
            Some(new) => same_rules(old, new, &mut refuse),
        }
    }
    if !problems.is_empty() {
        return problems;
    }
    for old in &before.series {
        if let Some(new) = after.goal(old.goal.id.as_str()) {
            targets_stay(old, new, before.data_through, &mut problems);
        }
    }
    problems
}

const KEEP_RULES: &str = "what has been shown by one rule could be taken apart by another: keep the rule";

const KEEP_TARGETS: &str =
    "keep each year's first target as it was, and add a new one beside it with `since` = a later day";

/// A goal that is shown is shown in the same way from then on.
fn same_rules(old: &Series, new: &Series, refuse: &mut impl FnMut(&'static str, &str, String, &'static str)) {
    let id = old.goal.id.as_str();
    if old.rhythm != new.rhythm {
        let (was, now) = (old.rhythm.word(), new.rhythm.word());
        let message =
            format!("the goal {id} is shown by {was}, fixed by its first target; now it would be by {now}");
        refuse("changed-rules", id, message, KEEP_TARGETS);
    } else if old.goal.unit != new.goal.unit
        || old.goal.window != new.goal.window
        || old.goal.part_of != new.goal.part_of
    {
        let message = format!("the goal {id} has changed its unit, its window or what it is part of");
        refuse("changed-rules", id, message, "give a goal that counts something else a new id");
    }
    for known in &old.known {
        // Its count and source can be mended.
        let is_same = |other: &Known| (other.through, &other.group) == (known.through, &known.group);
        if !new.known.iter().any(is_same) {
            let message = format!(
                "a figure of {id} through {} that is known from elsewhere is left out",
                known.through
            );
            refuse(
                "changed-rules",
                id,
                message,
                "what was public stays known: leave it in the definition, mended if it was wrong",
            );
        }
    }
    for divided in &old.divided {
        let by = divided.breakdown.by;
        let rules = |divided: &Divided| {
            let cells: Vec<_> = divided.breakdown.cells.iter().map(|cell| cell.id.clone()).collect();
            (divided.rhythm, cells)
        };
        if old.rhythm == new.rhythm && new.by(by).map(rules) != Some(rules(divided)) {
            let message = format!(
                "{id} by {} is not shown as it was: other cells, more often or more seldom, or not at all",
                by.word()
            );
            refuse(
                "changed-rules",
                id,
                message,
                "keep the cells, the policy, and each year's first target as they were",
            );
        }
    }
}

/// A target that figures have been shown against stays as it was. A changed one is a version of its own, from a day after
/// those figures.
fn targets_stay(published: &Series, next: &Series, through: NaiveDate, problems: &mut Problems) {
    let is_begun = |target: &&Target| target.year.is_none_or(|year| year <= through.year());
    let is_in = |targets: &[Target], wanted: &Target| {
        targets
            .iter()
            .any(|known| (known.year, known.since, known.count) == (wanted.year, wanted.since, wanted.count))
    };
    let (old, new) = (&published.goal.targets, &next.goal.targets);
    let is_gone = old.iter().filter(is_begun).any(|target| !is_in(new, target));
    let is_backdated =
        new.iter().filter(is_begun).any(|target| !is_in(old, target) && target.since <= through);
    if is_gone || is_backdated {
        let message = format!("figures through {through} are published against another target");
        problems.push(
            Problem::new("changed-target", Place::path(next.goal.id.as_str()), message)
                .hint("keep the old target, and add the new one beside it with `since` = a later day"),
        );
    }
}

/// That what has been published of a goal still stands. Rule 3.
pub(in crate::publish) fn stays(series: &Series, frozen: &Series, instead: &str, problems: &mut Problems) {
    let id = series.goal.id.as_str();
    match first_apart(&frozen.points, &series.points) {
        Some((old, true)) => return problems.push(contradiction(id, old, instead)),
        Some((old, false)) => return problems.push(lost(id, old.through)),
        None => {}
    }
    for old in &frozen.divided {
        let by = old.breakdown.by;
        let path = format!("{id}, {}", by.word());
        let Some(divided) = series.by(by) else { continue };
        match first_apart(&old.points, &divided.points) {
            Some((row, true)) => {
                let month = Month::of(row.through);
                let message =
                    format!("figures by {} are published through {month}, and {instead}", by.word());
                problems.push(changed(&path, message));
            }
            Some((row, false)) => problems.push(lost(&path, row.through)),
            None => {}
        }
    }
}

/// The first of the old values that is not the same among the new, and whether there is another one in its place.
fn first_apart<'a, T: PartialEq>(old: &'a [T], new: &[T]) -> Option<(&'a T, bool)> {
    let at = old.iter().enumerate().position(|(at, value)| new.get(at) != Some(value))?;
    Some((old.get(at)?, at < new.len()))
}

fn lost(path: &str, day: NaiveDate) -> Problem {
    let message = format!("there is no number for {}, which is published", Month::of(day));
    Problem::new("missing-history", Place::path(path), message)
        .hint("the totals hold every month from the first on, also those that are published")
}

fn contradiction(path: &str, point: &Point, instead: &str) -> Problem {
    let month = Month::of(point.through);
    let message = match point.figure.count() {
        Some(count) => {
            format!("{count} are published through {month}, and {instead}")
        }
        None => format!("the label is published for {month}, and {instead}"),
    };
    changed(path, message)
}

fn changed(path: &str, message: String) -> Problem {
    Problem::new("changed-history", Place::path(path), message).hint(
        "published figures stay as they are: count a late registration or a correction in the current month",
    )
}
