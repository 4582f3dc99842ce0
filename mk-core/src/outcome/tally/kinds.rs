//! Kinds of outcome: which goals a record of one counts for, and when.

use super::super::by_month::month_number;
use super::super::words::Words;
use crate::calendar::Month;
use crate::problem::{Place, Problem, nearest};
use crate::programme::{By, Period, Programme, Unit};
use std::collections::BTreeMap;

/// A kind of outcome, as [`Tally::kind`](super::Tally::kind) finds it. It belongs to that tally.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind(usize);

/// One window of a goal, in which a kind counts.
pub(super) struct Target {
    pub(super) window: Period,
    /// The number of the window's first month, counted as [`month_number`] does.
    pub(super) first_month: i32,
    /// Where the window is counted.
    pub(super) slot: usize,
    /// Where the kind stands among the goal's kinds.
    pub(super) order: u16,
    /// Whether persons are counted, each once.
    pub(super) of_persons: bool,
}

/// All kinds of a programme.
pub(super) struct Kinds {
    words: Words<Kind>,
    targets: Vec<Vec<Target>>,
}

impl Kinds {
    /// The kinds of a programme, where `slots` names each window of each goal.
    ///
    /// A kind is a cell of a goal's breakdown by kind, or the goal itself where it has none. One word can be a kind of
    /// several goals.
    pub(super) fn of(programme: &Programme, slots: &[(usize, Period)]) -> Self {
        let mut meant: BTreeMap<String, Vec<(usize, u16)>> = BTreeMap::new();
        for (at, goal) in programme.goals.iter().enumerate().filter(|(_, goal)| !goal.unit.is_place()) {
            let words = match programme.breakdown(goal, By::Kind) {
                Some(breakdown) => Words::of_cells(&breakdown.cells, |order| order),
                None => Words::of(std::iter::once((&goal.id, &goal.title, 0))),
            };
            for (word, order) in words.into_entries() {
                meant.entry(word).or_default().push((at, order));
            }
        }
        let mut kinds = Self { words: Words::none(), targets: Vec::new() };
        for (word, goals) in meant {
            kinds.words.insert(word, Kind(kinds.targets.len()));
            let targets = goals.into_iter().flat_map(|(goal, order)| {
                let own = slots.iter().enumerate().filter(move |(_, (of, _))| *of == goal);
                own.map(move |(slot, (_, window))| Target {
                    window: *window,
                    first_month: month_number(Month::of(window.from).first_day()),
                    slot,
                    order,
                    of_persons: programme.goals.get(goal).is_some_and(|goal| goal.unit == Unit::Persons),
                })
            });
            kinds.targets.push(targets.collect());
        }
        kinds
    }

    pub(super) fn find(&self, word: &str) -> Option<Kind> {
        self.words.get(word).copied()
    }

    pub(super) fn targets(&self, kind: Kind) -> &[Target] {
        self.targets.get(kind.0).map_or(&[], Vec::as_slice)
    }
}

/// The problem of a word that is no kind. It is not repeated: it could be a name.
pub(super) fn unknown(programme: &Programme, written: &str, place: Place) -> Problem {
    let named = Words::of_goals(&programme.goals, |at| at).get(written).copied();
    if let Some(goal) = named.and_then(|at| programme.goals.get(at)) {
        if goal.unit.is_place() {
            let message = format!("places are not counted from outcomes, and {} counts places", goal.id);
            return Problem::new("places-apart", place, message)
                .hint("write a file of placements, with the headings nyckel;mål;in;ut");
        }
        if let Some(breakdown) = programme.breakdown(goal, By::Kind) {
            let cells: Vec<&str> = breakdown.cells.iter().map(|cell| cell.id.as_str()).collect();
            let message = format!("{} has kinds of outcome; expected one of {}", goal.id, cells.join(", "));
            return Problem::new("unknown-kind", place, message);
        }
    }
    let known: Vec<&str> = programme
        .goals
        .iter()
        .filter(|goal| !goal.unit.is_place())
        .flat_map(|goal| match programme.breakdown(goal, By::Kind) {
            Some(breakdown) => breakdown.cells.iter().map(|cell| cell.id.as_str()).collect(),
            None => vec![goal.id.as_str()],
        })
        .collect();
    let message = format!("this is no kind of outcome here; expected one of {}", known.join(", "));
    let problem = Problem::new("unknown-kind", place, message);
    match nearest(written, known) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}
