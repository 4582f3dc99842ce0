//! A programme as a table names it: looked up once, however many rows there are.

use super::subject::Group;
use super::words::Words;
use crate::programme::{By, Goal, Id, Period, Programme};
use std::collections::BTreeMap;

/// What the words of a table stand for.
pub(super) struct Vocabulary<'a> {
    pub(super) programme: &'a Programme,
    words: Words<usize>,
    /// As many as the programme has.
    goals: Vec<Known<'a>>,
    /// As many as the programme has breakdowns.
    groups: Vec<Words<Group<'a>>>,
    /// Which breakdown divides a goal, or every goal, by something: its place among all.
    breakdowns: BTreeMap<(Option<&'a Id>, By), usize>,
}

/// A goal, and the days in which it is counted.
pub(super) struct Known<'a> {
    pub(super) goal: &'a Goal,
    pub(super) windows: Vec<Period>,
}

impl<'a> Vocabulary<'a> {
    pub(super) fn of(programme: &'a Programme) -> Self {
        let known = |goal: &'a Goal| Known { goal, windows: goal.windows(programme.period) };
        let mut breakdowns = BTreeMap::new();
        for (at, breakdown) in programme.breakdowns.iter().enumerate() {
            breakdowns.entry((breakdown.goal.as_ref(), breakdown.by)).or_insert(at);
        }
        let groups = programme.breakdowns.iter().map(|breakdown| {
            let by = breakdown.by;
            let cells = breakdown.cells.iter();
            Words::of(cells.map(move |cell| (&cell.id, &cell.title, Group { by, cell: &cell.id })))
        });
        Self {
            programme,
            words: Words::of_goals(&programme.goals, |at| at),
            goals: programme.goals.iter().map(known).collect(),
            groups: groups.collect(),
            breakdowns,
        }
    }

    /// The goal of that id or title.
    pub(super) fn goal(&self, written: &str) -> Option<&Known<'a>> {
        self.goals.get(*self.words.get(written)?)
    }

    /// The groups that a goal is divided into by something, by their ids and titles. Nothing where it is not.
    pub(super) fn groups(&self, goal: &Goal, by: By) -> Option<&Words<Group<'a>>> {
        let of = |goal| self.breakdowns.get(&(goal, by));
        // Where both its own and one of every goal are declared, the first of them holds.
        let at = [of(Some(&goal.id)), of(None)].into_iter().flatten().min()?;
        self.groups.get(*at)
    }
}
