//! A plan that a programme follows: its promises, its outcome goals, and its activities, which are done once.

use super::Id;
use crate::text::Text;
use chrono::NaiveDate;

/// A plan that somebody has decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// The first day of its mandate, if it has one.
    pub from: Option<NaiveDate>,
    /// The last day of its mandate, if it has one.
    pub through: Option<NaiveDate>,
    /// The day it was decided on.
    pub decided_on: Option<NaiveDate>,
    /// Who decided on it.
    pub decided_by: Option<Id>,
    /// Who answers for it.
    pub responsible: Vec<Id>,
    /// What else there is to know.
    pub about: Option<Text>,
    /// What it promises, without a number.
    pub promises: Vec<Promise>,
    /// What it is to lead to.
    pub outcomes: Vec<Outcome>,
    /// Its activities, part by part.
    pub parts: Vec<PlanPart>,
}

/// Something that a plan promises and that no number measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Its id.
    pub id: Id,
    /// Of what kind it is.
    pub kind: PromiseKind,
    /// What is promised.
    pub text: Text,
}

/// What a promise is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseKind {
    /// What the plan is for.
    Purpose,
    /// A goal for how people are told things.
    Communication,
    /// That everybody can take part: premises, languages, aids.
    Accessibility,
    /// A lasting effect.
    Effect,
}

impl PromiseKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Purpose, Self::Communication, Self::Accessibility, Self::Effect];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Communication => "communication",
            Self::Accessibility => "accessibility",
            Self::Effect => "effect",
        }
    }
}

/// An outcome goal (utfallsmål) of a plan: a count, a product of one of its activities, or neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its id.
    pub id: Id,
    /// What is to be reached.
    pub text: Text,
    /// How many of it, for one that is counted.
    pub target: Option<u32>,
    /// The activity that makes it, for a product.
    pub activity: Option<Id>,
    /// What has been reached, one by one.
    pub reached: Vec<Reached>,
}

impl Outcome {
    /// How many had been reached by the end of a day.
    pub fn count(&self, on: NaiveDate) -> usize {
        self.reached.iter().filter(|reached| reached.on <= on).count()
    }
}

/// One thing that an outcome goal counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The day it was reached.
    pub on: NaiveDate,
    /// What it was.
    pub what: Text,
}

/// A part of a plan, with its activities in the plan's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPart {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What is to be done.
    pub activities: Vec<Activity>,
}

/// Something to be done once: what, by whom, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Its id.
    pub id: Id,
    /// What is to be done.
    pub what: Text,
    /// Who answers for it; none where the plan does not say.
    pub responsible: Vec<Id>,
    /// Who else has to do with it.
    pub involves: Vec<Id>,
    /// When it is to be done; nothing where the plan does not say.
    pub when: Option<When>,
    /// The day it was done, once it is.
    pub done: Option<NaiveDate>,
}

/// The time that a plan sets for an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The first day of it.
    pub from: NaiveDate,
    /// The last day of it: the same for a single day.
    pub through: NaiveDate,
    /// Whether the plan names a whole month and no day.
    pub month: bool,
    /// What of it the plan does not say and was inferred, and from what.
    pub inferred: Option<Text>,
}

/// How it stands with an activity on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was done on or before that day.
    Done,
    /// Its time has not come.
    Ahead,
    /// Its time is now.
    Now,
    /// Its time is over, and nothing says that it was done.
    Late,
    /// The plan sets no time for it, and nothing says that it was done.
    Undated,
}

impl Activity {
    /// How it stands with it on a day.
    pub fn state(&self, on: NaiveDate) -> State {
        match (&self.when, self.done) {
            (_, Some(done)) if done <= on => State::Done,
            (None, _) => State::Undated,
            (Some(when), _) if on < when.from => State::Ahead,
            (Some(when), _) if on <= when.through => State::Now,
            _ => State::Late,
        }
    }
}
