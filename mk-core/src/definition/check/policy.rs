//! The gate's settings: what they speak of is there, and they ask for nothing that the gate refuses.

use super::super::keys::{KNOWN, NONE};
use super::super::section::Section;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{By, Programme, Unit};

pub(super) fn policy(root: &Section<'_>, problems: &mut Problems) {
    let Some(policy) = root.table("policy") else { return };
    none_or_some(&policy, problems);
    let mut seen = Vec::new();
    for shown in policy.tables("rhythm") {
        divides(root, &shown, problems);
        once(&mut seen, &shown, (shown.text("goal"), shown.text("by")), problems);
    }
    let mut seen = Vec::new();
    for known in policy.tables("known") {
        divides(root, &known, problems);
        is_a_cell(root, &known, problems);
        let what = (known.text("goal"), known.text("by"), known.text("cell"), known.day("through"));
        once(&mut seen, &known, what, problems);
    }
}

fn none_or_some(policy: &Section<'_>, problems: &mut Problems) {
    let public = policy.words("breakdowns");
    if public.len() > 1 && public.contains(&NONE) {
        let message = "\"none\" stands beside other breakdowns; expected it alone";
        problems.push(Problem::new("none-and-some", policy.place_of("breakdowns"), message));
    }
}

/// The same thing is set once.
fn once<T: PartialEq>(seen: &mut Vec<T>, section: &Section<'_>, what: T, problems: &mut Problems) {
    if seen.contains(&what) {
        let message = "this stands above already";
        problems.push(Problem::new("duplicate-policy", section.place(), message).hint("keep one of them"));
    }
    seen.push(what);
}

/// A goal is divided by what it says. Only what counts persons or those who occupy places is guarded at all.
fn divides(root: &Section<'_>, section: &Section<'_>, problems: &mut Problems) {
    let Some(named) = section.text("goal") else { return };
    let goals = root.tables("goal");
    let goal = goals.iter().find(|goal| goal.text("id") == Some(named));
    let Some(unit) = goal.and_then(|goal| goal.one_of("unit", &Unit::ALL, Unit::word)) else { return };
    if !unit.is_guarded() {
        let message = format!("{} counts nobody, so it is always shown, every month", quoted(named));
        problems
            .push(Problem::new("nobody-to-guard", section.place_of("goal"), message).hint("leave this out"));
        return;
    }
    let Some(by) = section.one_of("by", &By::ALL, By::word) else { return };
    if breakdown(root, named, by).is_none() {
        let message = format!("{} is not divided by {}", quoted(named), by.word());
        problems.push(
            Problem::new("no-such-breakdown", section.place_of("by"), message)
                .hint("add a [[breakdown]], or leave this out"),
        );
    }
}

pub(super) fn breakdown<'a>(root: &Section<'a>, goal: &str, by: By) -> Option<Section<'a>> {
    let divides = |own: &Section<'_>| {
        own.one_of("by", &By::ALL, By::word) == Some(by) && own.text("goal").is_none_or(|own| own == goal)
    };
    root.tables("breakdown").into_iter().find(divides)
}

/// A known figure of a group names a cell of its breakdown.
fn is_a_cell(root: &Section<'_>, known: &Section<'_>, problems: &mut Problems) {
    let has = |key| known.meant(&KNOWN, key);
    for (key, other) in [("by", "cell"), ("cell", "by")] {
        if has(key) && !has(other) {
            let message = format!("`{other}` is missing; a figure of a group says `by` and `cell`");
            problems.push(Problem::new("missing-key", known.place(), message));
        }
    }
    let (Some(goal), Some(by)) = (known.text("goal"), known.one_of("by", &By::ALL, By::word)) else { return };
    let (Some(cell), Some(breakdown)) = (known.text("cell"), breakdown(root, goal, by)) else { return };
    let cells: Vec<&str> = breakdown.tables("cell").iter().filter_map(|cell| cell.text("id")).collect();
    if !cells.contains(&cell) {
        let message = format!(
            "there is no cell {} by {}; expected one of {}",
            quoted(cell),
            by.word(),
            cells.join(", ")
        );
        problems.push(Problem::new("unknown-cell", known.place_of("cell"), message));
    }
}

/// What the whole programme has to be known for: rhythms finer than the first rule allows, and figures of other days than
/// the goal's.
pub(super) fn rules(root: &Section<'_>, programme: &Programme, problems: &mut Problems) {
    let Some(policy) = root.table("policy") else { return };
    for (section, shown) in policy.tables("rhythm").iter().zip(&programme.policy.seldom) {
        let Some(goal) = programme.goal(shown.goal.as_str()) else { continue };
        let finest = match shown.by {
            // One that is not there is reported for that.
            Some(by) => match programme.breakdown(goal, by) {
                Some(breakdown) => programme.finest_by(goal, breakdown),
                None => continue,
            },
            None => Some(programme.finest(goal)),
        };
        let of = shown.by.map(|by| format!(" by {}", by.word())).unwrap_or_default();
        let message = match finest {
            Some(finest) if shown.rhythm >= finest => continue,
            Some(finest) => format!(
                "{}{of} is shown by {} at the finest, where its target leads to expect {} in each number",
                goal.id,
                finest.word(),
                3 * programme.policy.threshold
            ),
            None => format!(
                "{}{of} is not shown: its target is too small, or it is part of another goal",
                goal.id
            ),
        };
        let problem = Problem::new("too-fine", section.place_of("shown"), message);
        problems.push(problem.hint("ask for a coarser rhythm, or leave this out"));
    }
    for (section, known) in policy.tables("known").iter().zip(&programme.policy.known) {
        let Some(goal) = programme.goal(known.goal.as_str()) else { continue };
        if goal.window_of(known.through, programme.period).is_none() {
            let message = format!("{} counts nothing on {}", goal.id, known.through);
            problems.push(
                Problem::new("outside-window", section.place_of("through"), message)
                    .hint("give the last day that the figure counts"),
            );
        }
    }
}
