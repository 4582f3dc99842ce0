//! The rules that tie values to one another: one small function each, none stopping the others.

use super::section::Section;
use super::shape::{TARGET, YEARS};
use super::walk::misspelt;
use crate::problem::{Problem, Problems, nearest, quoted};
use crate::programme::Period;
use chrono::NaiveDate;

pub(super) fn all(root: &Section<'_>, problems: &mut Problems) {
    let period = period(root, problems);
    unique_goal_ids(root, problems);
    for profile in profiles(root) {
        some_weight(&profile, problems);
    }
    for goal in root.tables("goal") {
        known_profile(root, &goal, problems);
        targets_fit_window(&goal, problems);
        one_version_a_day(&goal, problems);
        if let Some(period) = period {
            targets_within(period, &goal, problems);
        }
    }
}

fn period(root: &Section<'_>, problems: &mut Problems) -> Option<Period> {
    let programme = root.table("programme")?;
    let period = Period { from: programme.day("from")?, through: programme.day("through")? };
    if period.from < period.through {
        return Some(period);
    }
    let message = "the programme ends on or before the day it begins".to_owned();
    problems.push(
        Problem::new("empty-period", programme.place_of("through"), message)
            .hint("`through` is the programme's last day, itself included"),
    );
    None
}

fn unique_goal_ids(root: &Section<'_>, problems: &mut Problems) {
    let mut seen = Vec::new();
    for goal in root.tables("goal") {
        let Some(id) = goal.id("id") else { continue };
        if seen.contains(&id) {
            let message = format!("there is already a goal {}", quoted(id.as_str()));
            problems.push(
                Problem::new("duplicate-id", goal.place_of("id"), message)
                    .hint("give each goal an id of its own"),
            );
        }
        seen.push(id);
    }
}

fn profiles<'a>(root: &Section<'a>) -> Vec<Section<'a>> {
    let Some(profiles) = root.table("profile") else { return Vec::new() };
    profiles.entries().filter_map(|entry| profiles.table(entry.key)).collect()
}

fn some_weight(profile: &Section<'_>, problems: &mut Problems) {
    let weights = profile.numbers("weights").unwrap_or_default();
    if weights.len() == 12 && weights.iter().all(|weight| *weight == 0.0) {
        let message = "all weights are 0, so no month would bring anything; expected at least one above 0";
        problems.push(Problem::new("empty-profile", profile.place_of("weights"), message));
    }
}

fn known_profile(root: &Section<'_>, goal: &Section<'_>, problems: &mut Problems) {
    let Some(written) = goal.text("profile") else { return };
    let known: Vec<&str> =
        root.table("profile").map(|all| all.entries().map(|entry| entry.key).collect()).unwrap_or_default();
    if known.contains(&written) {
        return;
    }
    let expected = match known.as_slice() {
        [] => "the file has no profiles".to_owned(),
        known => {
            format!("expected {}", known.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(" or "))
        }
    };
    let message = format!("there is no profile {}; {expected}", quoted(written));
    let problem = Problem::new("unknown-reference", goal.place_of("profile"), message);
    problems.push(match nearest(written, known) {
        Some(hint) => problem.hint(hint),
        None => problem.hint("write its weights under a heading [profile.NAME], or leave the key out"),
    });
}

fn targets_fit_window(goal: &Section<'_>, problems: &mut Problems) {
    let yearly = match goal.text("window") {
        Some("year") => true,
        Some("whole") => false,
        _ => return,
    };
    for target in goal.tables("target") {
        match (yearly, target.get("year").is_some()) {
            (true, false) if misspelt(&target, &TARGET.names()).contains(&"year") => {}
            (true, false) => problems.push(
                Problem::new(
                    "missing-key",
                    target.place(),
                    "a target of a yearly goal says which year it is for",
                )
                .hint("add `year = …`, or give the goal window = \"whole\""),
            ),
            (false, true) => problems.push(
                Problem::new(
                    "target-of-other-window",
                    target.place_of("year"),
                    "a goal for the whole period has no target for a single year",
                )
                .hint("leave `year` out, or give the goal window = \"year\""),
            ),
            _ => {}
        }
    }
}

fn one_version_a_day(goal: &Section<'_>, problems: &mut Problems) {
    let yearly = goal.text("window") != Some("whole");
    let mut seen = Vec::new();
    for target in goal.tables("target") {
        let version = (target.whole("year"), target.day("since"));
        // A target whose year or day is missing or cannot be read is reported for that, and not compared.
        let unread = version.0.is_none() && (yearly || target.get("year").is_some())
            || version.1.is_none() && target.get("since").is_some();
        if unread {
            continue;
        }
        if seen.contains(&version) {
            problems.push(
                Problem::new("duplicate-target", target.place(), "this year has this target already")
                    .hint("a changed target keeps the old one and says `since` when the new one holds"),
            );
        }
        seen.push(version);
    }
}

fn targets_within(period: Period, goal: &Section<'_>, problems: &mut Problems) {
    for target in goal.tables("target") {
        // A year out of range is reported for that.
        let year = target.whole("year").filter(|year| YEARS.contains(year));
        let Some(year) = year.and_then(|year| i32::try_from(year).ok()) else { continue };
        let (Some(from), Some(through)) =
            (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31))
        else {
            continue;
        };
        if period.and(Period { from, through }).is_none() {
            let message = format!(
                "{year} is outside the programme, which goes from {} through {}",
                period.from, period.through
            );
            problems.push(Problem::new("target-outside-programme", target.place_of("year"), message));
        }
    }
}
