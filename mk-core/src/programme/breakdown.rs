//! How what is counted is divided: by the kind of outcome, and by groups of people.

use super::{Goal, Id, Programme};
use crate::text::Text;

/// A division of the persons of a goal into cells, of which each person belongs to exactly one: the one of the first
/// outcome in the goal's window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breakdown {
    /// What it divides by.
    pub by: By,
    /// The goal that it is of; nothing for one that every goal can be divided by.
    pub goal: Option<Id>,
    /// What it is called: “kön”.
    pub title: Text,
    /// Its cells, in order. Of kinds of outcome registered in the same month, the one that stands first counts.
    pub cells: Vec<Cell>,
}

/// One part of a breakdown: women, a team, work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its id, unique within its breakdown.
    pub id: Id,
    /// What it is called.
    pub title: Text,
}

/// What a breakdown divides by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// The kind of the outcome, such as work or studies. Each goal has kinds of its own.
    Kind,
    /// Sex.
    Sex,
    /// The team that a person belongs to.
    Team,
    /// Age.
    Age,
}

impl By {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Sex, Self::Team, Self::Age];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Sex => "sex",
            Self::Team => "team",
            Self::Age => "age",
        }
    }
}

impl Breakdown {
    /// Whether a goal can be divided by it.
    pub(crate) fn divides(&self, goal: &Goal) -> bool {
        self.goal.as_ref().is_none_or(|own| *own == goal.id)
    }
}

impl Programme {
    /// The breakdown of a goal by something, if there is one.
    pub fn breakdown(&self, goal: &Goal, by: By) -> Option<&Breakdown> {
        self.breakdowns.iter().find(|breakdown| breakdown.divides(goal) && breakdown.by == by)
    }
}
