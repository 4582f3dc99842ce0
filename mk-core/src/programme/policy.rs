//! What the gate is told beforehand: how small a number may be, how often what is shown, and what is known elsewhere.

#[cfg(feature = "files")]
use super::{Breakdown, Goal, Programme};
use super::{By, Id};
use crate::calendar::Rhythm;
use crate::text::Text;
use chrono::NaiveDate;

/// The gate's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The smallest number of persons that may be told apart, *k*: 5 unless the definition asks for more.
    pub threshold: u32,
    /// The breakdowns that are public: by sex alone, unless the definition asks for others.
    pub public: Vec<By>,
    /// What is shown more seldom than it may be.
    pub seldom: Vec<Shown>,
    /// Figures that are public already, in a report for instance.
    pub known: Vec<Known>,
}

/// How often something is shown: a goal's total, or a goal by groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The goal.
    pub goal: Id,
    /// The breakdown; nothing for the total.
    pub by: Option<By>,
    /// How often.
    pub rhythm: Rhythm,
}

/// A figure that is known from elsewhere: what a goal, or one group of it, had reached since its window began.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The goal.
    pub goal: Id,
    /// The breakdown and its cell; nothing for the total.
    pub group: Option<(By, Id)>,
    /// The day it counts up to and with.
    pub through: NaiveDate,
    /// How many persons.
    pub count: u64,
    /// Where it can be read.
    pub source: Text,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            threshold: Self::LEAST_THRESHOLD,
            public: vec![By::Sex],
            seldom: Vec::new(),
            known: Vec::new(),
        }
    }
}

impl Policy {
    /// The smallest threshold a definition may ask for. Arbetsförmedlingen, too, shows “<5”.
    pub const LEAST_THRESHOLD: u32 = 5;

    /// The rhythm that the definition asks for.
    #[cfg(feature = "files")]
    fn asked(&self, goal: &Goal, by: Option<By>) -> Option<Rhythm> {
        let own = |shown: &&Shown| shown.goal == goal.id && shown.by == by;
        self.seldom.iter().find(own).map(|shown| shown.rhythm)
    }
}

#[cfg(feature = "files")]
impl Programme {
    /// How often a goal's total is shown: as often as its target allows, unless the definition asks for less. One whose
    /// target is too small for any rhythm is shown once a year.
    pub fn rhythm(&self, goal: &Goal) -> Rhythm {
        self.finest(goal).max(self.policy.asked(goal, None).unwrap_or(Rhythm::Month))
    }

    /// How often a goal is shown by groups; nothing where that is not public.
    ///
    /// Not public is a breakdown that the policy does not name, one of a goal that is part of another, and one in whose
    /// cells not even a year expects three times the threshold.
    pub fn rhythm_by(&self, goal: &Goal, breakdown: &Breakdown) -> Option<Rhythm> {
        if !self.policy.public.contains(&breakdown.by) {
            return None;
        }
        let finest = self.finest_by(goal, breakdown)?;
        let asked = self.policy.asked(goal, Some(breakdown.by)).unwrap_or(Rhythm::Month);
        Some(finest.max(asked).max(self.rhythm(goal)))
    }

    /// The goals that are part of a goal.
    pub(crate) fn parts<'a>(&'a self, whole: &Goal) -> impl Iterator<Item = &'a Goal> {
        let id = whole.id.clone();
        self.goals.iter().filter(move |goal| goal.part_of.as_ref() == Some(&id))
    }

    /// The goal that a goal is part of.
    pub(crate) fn whole(&self, part: &Goal) -> Option<&Goal> {
        self.goal(part.part_of.as_ref()?.as_str())
    }

    /// The finest rhythm that a goal's total may be shown by.
    pub(crate) fn finest(&self, goal: &Goal) -> Rhythm {
        let threshold = self.policy.threshold;
        let own = goal.finest(self.period, threshold, 1).unwrap_or(Rhythm::Year);
        match self.whole(goal) {
            Some(whole) => {
                let rest = whole.finest_without(goal, self.period, threshold).unwrap_or(Rhythm::Year);
                own.max(rest).max(self.rhythm(whole))
            }
            None => own,
        }
    }

    /// The finest rhythm that a goal may be shown by groups, were they public.
    pub(crate) fn finest_by(&self, goal: &Goal, breakdown: &Breakdown) -> Option<Rhythm> {
        let cells = u32::try_from(breakdown.cells.len()).ok()?;
        let is_whole = goal.unit == super::Unit::Persons && goal.part_of.is_none();
        goal.finest(self.period, self.policy.threshold, cells).filter(|_| is_whole && breakdown.divides(goal))
    }
}
