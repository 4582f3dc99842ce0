//! A programme as its parties agreed on it: what it is to reach, from when to when. Start reading here.
//!
//! A [`Programme`] is always whole and checked; the one way to get one is [`crate::definition::read`].

mod goal;
mod id;
mod profile;

pub use goal::{Goal, Target, Unit, Window};
pub use id::Id;
pub use profile::Profile;

use crate::text::Text;
use chrono::NaiveDate;

/// A programme: its name, its days and its goals.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its id, also the name of its publication's file.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// Its first and last day.
    pub period: Period,
    /// What it is to reach, in the order of the definition.
    pub goals: Vec<Goal>,
    /// The gate's settings.
    pub policy: Policy,
    /// Something every reader of its figures must be told, for instance that they are invented.
    pub notice: Option<Text>,
}

impl Programme {
    /// The goal of that id.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id.as_str() == id)
    }
}

/// Days from the first up to and with the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, itself included.
    pub through: NaiveDate,
}

impl Period {
    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.through
    }

    /// The days that lie in both, if there are any.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), through: self.through.min(other.through) };
        (both.from <= both.through).then_some(both)
    }
}

/// What the gate is told beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The smallest number of persons that may be told apart, *k*: 5 unless the definition asks for more.
    pub threshold: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self { threshold: Self::LEAST_THRESHOLD }
    }
}

impl Policy {
    /// The smallest threshold a definition may ask for. Arbetsförmedlingen, too, shows “<5”.
    pub const LEAST_THRESHOLD: u32 = 5;
}
