//! Plans: days in order, one way of saying when, and outcomes that count what was reached.

use super::super::keys::{ACTIVITY, OUTCOME, WHEN};
use super::super::section::Section;
use super::super::walk::misspelt;
use super::organisation::nobody_twice;
use crate::problem::{Problem, Problems};

pub(super) fn plans(root: &Section<'_>, problems: &mut Problems) {
    for plan in root.tables("plan") {
        super::in_order(&plan, "from", "through", problems);
        nobody_twice(&plan, "responsible", problems);
        for outcome in plan.tables("outcome") {
            reached_is_counted(&outcome, problems);
        }
        for activity in plan.tables("part").iter().flat_map(|part| part.tables("activity")) {
            nobody_twice(&activity, "responsible", problems);
            nobody_twice(&activity, "involves", problems);
            // Under a misspelt `when`, what stands below it makes a table of its own.
            let is_slip = misspelt(&activity, &ACTIVITY.names()).contains(&"when");
            if let Some(when) = activity.table("when").filter(|_| !is_slip) {
                says_when(&when, problems);
            }
        }
    }
}

fn reached_is_counted(outcome: &Section<'_>, problems: &mut Problems) {
    if outcome.get("reached").is_some() && !outcome.meant(&OUTCOME, "target") {
        let message = "`target` is missing; what is `reached` is counted against it";
        problems.push(Problem::new("missing-key", outcome.place(), message));
    }
}

/// A day, several days, or a month.
fn says_when(when: &Section<'_>, problems: &mut Problems) {
    let has = |key: &str| when.meant(&WHEN, key);
    super::in_order(when, "day", "through", problems);
    if has("month") {
        for key in ["day", "through"] {
            if when.get(key).is_some() {
                let message = format!("`month` and `{key}` both say when; expected one of them");
                problems.push(Problem::new("two-times", when.place_of(key), message));
            }
        }
    } else if !has("day") {
        let message = "`day` is missing; expected `day`, or `day` and `through`, or `month`";
        problems.push(Problem::new("missing-key", when.place(), message));
    }
}
