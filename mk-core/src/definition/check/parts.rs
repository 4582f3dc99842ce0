//! A goal within a goal.

use super::super::section::Section;
use super::policy::breakdown;
use crate::problem::{Problem, Problems, quoted};
use crate::programme::{By, Unit, Window};

/// A goal within a goal: both count persons in the same window, and the whole is divided in no other way that would take
/// it apart.
pub(super) fn parts(root: &Section<'_>, problems: &mut Problems) {
    let goals = root.tables("goal");
    let mut wholes: Vec<&str> = Vec::new();
    for part in &goals {
        let Some(named) = part.text("part-of") else { continue };
        let mut refuse = |message: String, hint: &'static str| {
            problems.push(Problem::new("goals-apart", part.place_of("part-of"), message).hint(hint));
        };
        let Some(whole) = goals.iter().find(|goal| goal.text("id") == Some(named)) else { continue };
        if part.text("id") == Some(named) {
            refuse(
                "a goal is not a part of itself".to_owned(),
                "name the goal that holds it, or leave this out",
            );
            continue;
        }
        let unit = |goal: &Section<'_>| goal.one_of("unit", &Unit::ALL, Unit::word);
        let window = |goal: &Section<'_>| goal.one_of("window", &Window::ALL, Window::word);
        if [part, whole].iter().any(|goal| unit(goal).is_some_and(|unit| unit != Unit::Persons)) {
            refuse(
                "only a goal that counts persons is part of another, which counts persons, too".to_owned(),
                "leave `part-of` out",
            );
        } else if window(part).is_some() && window(whole).is_some() && window(part) != window(whole) {
            refuse(
                format!(
                    "{} has another window; whoever is left of it could not be told from the years before",
                    quoted(named)
                ),
                "give both the same window",
            );
        } else if whole.text("part-of").is_some() {
            refuse(
                format!("{} is itself part of another goal", quoted(named)),
                "divide the goal that holds both: its kinds of outcome are a [[breakdown]]",
            );
        } else if wholes.contains(&named) {
            refuse(
                format!("{} has another part already, and what neither counts would be left", quoted(named)),
                "make both of them kinds of outcome: a [[breakdown]] with by = \"kind\"",
            );
        } else if is_divided_by_kind(root, named) {
            refuse(
                format!("{} is divided by kind in public already", quoted(named)),
                "make this goal one of the kinds, or leave \"kind\" out of the policy's `breakdowns`",
            );
        }
        wholes.push(named);
    }
}

fn is_divided_by_kind(root: &Section<'_>, goal: &str) -> bool {
    let kind = By::Kind.word();
    root.table("policy").is_some_and(|policy| policy.words("breakdowns").contains(&kind))
        && breakdown(root, goal, By::Kind).is_some()
}
