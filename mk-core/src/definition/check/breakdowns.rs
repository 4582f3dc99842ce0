//! Breakdowns: each belongs where it says, divides, and is there once.

use super::super::keys::BREAKDOWN;
use super::super::section::Section;
use crate::problem::{Problem, Problems};
use crate::programme::{By, Unit};

pub(super) fn breakdowns(root: &Section<'_>, problems: &mut Problems) {
    let mut seen: Vec<(By, Option<&str>)> = Vec::new();
    for breakdown in root.tables("breakdown") {
        divides(&breakdown, problems);
        let Some(by) = breakdown.one_of("by", &By::ALL, By::word) else { continue };
        names_its_goal(root, &breakdown, by, problems);
        let own = (by, breakdown.text("goal"));
        if seen.contains(&own) && (by != By::Kind || own.1.is_some()) {
            let message = format!("there is a breakdown by {} already", by.word());
            problems.push(
                Problem::new("duplicate-breakdown", breakdown.place_of("by"), message)
                    .hint("write all cells under one heading [[breakdown]]"),
            );
        }
        seen.push(own);
    }
}

fn divides(breakdown: &Section<'_>, problems: &mut Problems) {
    if breakdown.tables("cell").len() == 1 {
        let message = "a breakdown with a single cell divides nothing; expected at least two";
        problems.push(Problem::new("single-cell", breakdown.place(), message));
    }
}

/// Kinds of outcome are those of one goal, which counts persons; everything else divides all goals alike.
fn names_its_goal(root: &Section<'_>, breakdown: &Section<'_>, by: By, problems: &mut Problems) {
    match (by, breakdown.text("goal")) {
        (By::Kind, None) if !breakdown.meant(&BREAKDOWN, "goal") => {
            let message = "`goal` is missing; kinds of outcome are those of one goal";
            problems.push(Problem::new("missing-key", breakdown.place(), message));
        }
        (By::Kind, Some(named)) => {
            let goals = root.tables("goal");
            let goal = goals.iter().find(|goal| goal.text("id") == Some(named));
            let unit = goal.and_then(|goal| goal.one_of("unit", &Unit::ALL, Unit::word));
            if unit.is_some_and(|unit| unit != Unit::Persons) {
                let message = "only a goal that counts persons is divided by kinds of outcome";
                problems.push(Problem::new("goals-apart", breakdown.place_of("goal"), message));
            }
        }
        (By::Sex | By::Team | By::Age, Some(_)) => {
            let message = format!("a breakdown by {} is of every goal; expected no `goal`", by.word());
            problems.push(Problem::new("breakdown-of-one-goal", breakdown.place_of("goal"), message));
        }
        _ => {}
    }
}
