//! What a row is about: its goal, the group that it counts, and how sure it is that nobody is counted twice.

use super::grid::Cell;
use super::headings::Column;
use super::rows::Row;
use super::vocabulary::{Known, Vocabulary};
use crate::problem::{Place, Problem, nearest};
use crate::programme::{By, Deduplication, Goal, Id, Unit};

/// What a row is about.
#[derive(Clone)]
pub(super) struct Subject<'a> {
    pub(super) goal: &'a Goal,
    /// The group that it counts; nothing where it counts everybody.
    pub(super) group: Option<Group<'a>>,
    pub(super) deduplication: Deduplication,
}

/// One group of a breakdown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Group<'a> {
    pub(super) by: By,
    pub(super) cell: &'a Id,
}

/// What could be read of a row's subject.
pub(super) struct Read<'a> {
    /// The goal, which says what the numbers may be.
    pub(super) goal: Option<&'a Known<'a>>,
    /// All of it, where nothing is wrong.
    pub(super) whole: Option<Subject<'a>>,
    pub(super) problems: Vec<Problem>,
}

/// What deduplication is called, without small marks: first the words of this reader, then their Swedish ones.
const DEDUPLICATION: [(&str, &str, Deduplication); 3] = [
    ("across parties", "mellan parter", Deduplication::AcrossParties),
    ("within party", "inom part", Deduplication::WithinParty),
    ("no", "nej", Deduplication::No),
];

/// Reads what a row is about.
pub(super) fn subject<'a>(row: &Row<'_>, vocabulary: &'a Vocabulary<'_>) -> Read<'a> {
    let known = goal(row, vocabulary);
    let of = known.as_ref().ok().copied();
    let goal = known.map(|known| known.goal);
    let group = match (&goal, &row.groups().collect::<Vec<_>>()[..]) {
        (Ok(goal), [(column, cell)]) => group(row, *column, cell, goal, vocabulary).map(Some),
        // Which groups there are depends on the goal.
        (_, []) | (Err(_), [_]) => Ok(None),
        (_, [_, (second, _), ..]) => {
            let names: Vec<String> = row.groups().map(|(column, _)| column.name()).collect();
            let message = format!("this row is of several groups at once: {}", names.join(" and "));
            Err(Problem::new("crossed-groups", row.place(*second), message)
                .hint("write a row for each group, with one of these columns filled; no number is of both"))
        }
    };
    let deduplication = deduplication(row);
    match (goal, group, deduplication) {
        (Ok(goal), Ok(group), Ok(deduplication)) => {
            Read { goal: of, whole: Some(Subject { goal, group, deduplication }), problems: Vec::new() }
        }
        (goal, group, deduplication) => Read {
            goal: of,
            whole: None,
            problems: [goal.err(), group.err(), deduplication.err()].into_iter().flatten().collect(),
        },
    }
}

/// The goal of a row, by id or by title in any language. What was written is not repeated: it could be a name.
fn goal<'a>(row: &Row<'_>, vocabulary: &'a Vocabulary<'_>) -> Result<&'a Known<'a>, Problem> {
    let Some(cell) = row.filled(Column::Goal) else {
        return Err(Problem::new("unknown-goal", row.place(Column::Goal), "there is no goal in this row")
            .hint("write the goal in every row, also where cells were merged"));
    };
    cell.text().and_then(|written| vocabulary.goal(written)).ok_or_else(|| {
        let ids: Vec<&str> = vocabulary.programme.goals.iter().map(|goal| goal.id.as_str()).collect();
        unknown("unknown-goal", row.place(Column::Goal), "none of the programme's goals", cell, ids)
    })
}

/// The group that a cell names, by id or by title in any language.
fn group<'a>(
    row: &Row<'_>,
    column: Column,
    cell: &Cell,
    goal: &Goal,
    vocabulary: &'a Vocabulary<'_>,
) -> Result<Group<'a>, Problem> {
    let Column::Group(by) = column else {
        return Err(Problem::new("unknown-group", row.place(column), "this is no column of groups"));
    };
    if goal.unit != Unit::Persons {
        let message = format!(
            "only goals that count persons are divided into groups, and {} counts something else",
            goal.id
        );
        return Err(
            Problem::new("group-of-no-persons", row.place(column), message).hint("leave the cell empty")
        );
    }
    let groups = vocabulary.groups(goal, by).ok_or_else(|| {
        let message = format!("the definition does not divide the goal {} by {}", goal.id, column.name());
        Problem::new("unknown-breakdown", row.place(column), message).hint("leave the cell empty")
    })?;
    let named = cell.text().and_then(|written| groups.get(written)).copied();
    named.ok_or_else(|| {
        let cells = vocabulary.programme.breakdown(goal, by).map_or(&[][..], |breakdown| &breakdown.cells);
        let ids: Vec<&str> = cells.iter().map(|group| group.id.as_str()).collect();
        let problem =
            unknown("unknown-group", row.place(column), "none of the groups of the definition", cell, ids);
        if problem.hint.is_some() {
            problem
        } else {
            problem.hint("leave the cell empty in the goal's total")
        }
    })
}

/// That a cell names nothing of the definition.
fn unknown(code: &'static str, place: Place, what: &str, cell: &Cell, ids: Vec<&str>) -> Problem {
    let message = format!("this is {what}; expected one of {}", ids.join(", "));
    let problem = Problem::new(code, place, message);
    match nearest(&cell.word(), ids) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

fn deduplication(row: &Row<'_>) -> Result<Deduplication, Problem> {
    let Some(cell) = row.filled(Column::Deduplicated) else { return Ok(Deduplication::default()) };
    let word = cell.word().replace(['_', '-'], " ");
    let written = word.split_whitespace().collect::<Vec<_>>().join(" ");
    let known = DEDUPLICATION.iter().find(|(english, swedish, _)| *english == written || *swedish == written);
    known.map(|(_, _, deduplication)| *deduplication).ok_or_else(|| {
        let swedish = DEDUPLICATION.map(|(_, swedish, _)| swedish).join(", ");
        let english = DEDUPLICATION.map(|(_, _, deduplication)| deduplication.word()).join(", ");
        let message =
            format!("this does not say how persons were told apart; expected {swedish}, or {english}");
        Problem::new("bad-deduplicated", row.place(Column::Deduplicated), message)
            .hint("leave it empty where a person counts once among all parties: mellan parter")
    })
}
