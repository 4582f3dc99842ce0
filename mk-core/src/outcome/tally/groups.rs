//! The groups that a person of a record belongs to.

use super::first::part;
use crate::problem::{Place, Problem, nearest};
use crate::programme::{By, Programme};

/// A cell of a breakdown by sex, team or age, as [`Tally::group`](super::Tally::group) finds it. It belongs to that
/// tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    pub(super) by: By,
    pub(super) cell: u16,
}

/// At most one group by each of sex, team and age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    pub(super) parts: u64,
    pub(super) given: Given,
}

/// By what records are divided: a bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Given(u8);

impl Given {
    pub(super) fn with(self, by: By) -> Self {
        Self(self.0 | 1 << by as u8)
    }

    pub(super) fn holds(self, by: By) -> bool {
        self.0 & 1 << by as u8 != 0
    }
}

impl Groups {
    /// These groups and one more. A second one by the same is left out.
    #[must_use]
    pub fn with(self, group: Group) -> Self {
        if self.given.holds(group.by) {
            return self;
        }
        Self { parts: self.parts | part(group.by, group.cell), given: self.given.with(group.by) }
    }
}

/// What a group is told by: the first three but kind.
pub(in super::super) const BY_GROUP: [By; 3] = [By::Sex, By::Team, By::Age];

/// The problem of a word that is no group. It is not repeated: it could be a name.
pub(super) fn unknown(programme: &Programme, by: By, written: &str, place: Place) -> Problem {
    let Some(breakdown) = programme.breakdowns.iter().find(|breakdown| breakdown.by == by) else {
        return undeclared(by, place);
    };
    let known: Vec<&str> = breakdown.cells.iter().map(|cell| cell.id.as_str()).collect();
    let message = format!("this is no group by {}; expected one of {}", by.word(), known.join(", "));
    let problem = Problem::new("unknown-group", place, message);
    match nearest(written, known) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}

/// The problem of groups that the definition does not divide by.
pub(in super::super) fn undeclared(by: By, place: Place) -> Problem {
    let message = format!("the programme is not divided by {}", by.word());
    Problem::new("undeclared-breakdown", place, message)
        .hint(format!("leave it out, or write a [[breakdown]] with by = \"{}\" in the definition", by.word()))
}

/// The problem of a record without a group where others have one, or the other way round.
pub(super) fn uneven(place: Place) -> Problem {
    Problem::new("missing-group", place, "this record gives other groups than the records before it")
        .hint("give each person's sex, team or age in every record, or in none")
}
