//! Goals: profiles, and targets that fit their goal's window.

use super::super::keys::TARGET;
use super::super::misfit::outside_programme;
use super::super::section::Section;
use super::super::shape::YEARS;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{Period, Unit, Window};
use chrono::NaiveDate;

pub(super) fn goals(root: &Section<'_>, period: Option<Period>, problems: &mut Problems) {
    for profile in profiles(root) {
        some_weight(&profile, problems);
    }
    for goal in root.tables("goal") {
        targets_fit_window(&goal, problems);
        one_version_a_day(&goal, period, problems);
        agrees_with_a_whole(root, &goal, problems);
        if let Some(period) = period {
            targets_within(period, &goal, problems);
        }
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

/// Yearly targets add up only to those of a goal for the whole period that counts the same.
fn agrees_with_a_whole(root: &Section<'_>, goal: &Section<'_>, problems: &mut Problems) {
    let Some(named) = goal.text("agrees-with") else { return };
    let goals = root.tables("goal");
    let Some(whole) = goals.iter().find(|other| other.text("id") == Some(named)) else { return };
    let (Some(window), Some(other), Some(unit), Some(unit_of_other)) =
        (goal.text("window"), whole.text("window"), goal.text("unit"), whole.text("unit"))
    else {
        return;
    };
    let known = |unit: &str| Unit::ALL.into_iter().any(|known| known.word() == unit);
    let known_windows =
        [window, other].iter().all(|word| Window::ALL.into_iter().any(|known| known.word() == *word));
    // A word that is none is reported for that.
    if !known(unit) || !known(unit_of_other) || !known_windows {
        return;
    }
    if (window, other) != ("year", "whole") || unit != unit_of_other {
        let message = format!(
            "the targets of this goal cannot add up to those of {}; expected a goal with window = \"whole\" and the \
             same unit, named by one with window = \"year\"",
            quoted(named)
        );
        problems.push(Problem::new("goals-apart", goal.place_of("agrees-with"), message));
    }
}

fn targets_fit_window(goal: &Section<'_>, problems: &mut Problems) {
    let yearly = match goal.text("window") {
        Some("year") => true,
        Some("whole") => false,
        _ => return,
    };
    for target in goal.tables("target") {
        match (yearly, target.get("year").is_some()) {
            (true, false) if target.meant(&TARGET, "year") => {}
            (true, false) => problems.push(
                Problem::new(
                    "missing-key",
                    target.place(),
                    "`year` is missing; a target of a yearly goal says which year it is for",
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

fn one_version_a_day(goal: &Section<'_>, period: Option<Period>, problems: &mut Problems) {
    let yearly = goal.text("window") != Some("whole");
    let mut seen = Vec::new();
    for target in goal.tables("target") {
        let version = (target.whole("year"), target.day("since"));
        // A target whose year or day is missing or cannot be read is reported for that, and not compared.
        let unread = version.0.is_none() && (yearly || target.meant(&TARGET, "year"))
            || version.1.is_none() && target.meant(&TARGET, "since");
        if unread {
            continue;
        }
        // Without a day it holds from the programme's first.
        let version = (version.0, version.1.or(period.map(|period| period.from)));
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
            let message = outside_programme(year, period);
            problems.push(Problem::new("target-outside-programme", target.place_of("year"), message));
        }
    }
}
