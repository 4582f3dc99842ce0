//! A programme as its parties agreed on it: what it is to reach, from when to when, who is part of it, how they meet,
//! what they tell whom, and what they have planned. Start reading here.
//!
//! A [`Programme`] is always whole and checked; the one way to get one is [`crate::definition::read`].

mod breakdown;
mod cadence;
mod channel;
mod deduplication;
mod forum;
mod goal;
mod id;
mod organisation;
mod plan;
mod policy;
mod profile;

pub use breakdown::{Breakdown, By, Cell};
pub use cadence::{Cadence, Lull};
pub use channel::Channel;
pub use deduplication::Deduplication;
pub use forum::Forum;
pub(crate) use goal::year_of_days;
pub use goal::{Goal, Target, Unit, Window};
pub use id::Id;
pub use organisation::{Body, Group, Organisation, Part, Party, Role, Team};
pub use plan::{Activity, Outcome, Plan, PlanPart, Promise, PromiseKind, Reached, State, When};
pub use policy::{Known, Policy, Shown};
pub use profile::Profile;

use crate::calendar::Calendar;
use crate::text::Text;
use chrono::NaiveDate;

/// A programme: its name and its days, and everything agreed on within them.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Its id, also the name of its publication's file.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What it is for, where the definition says.
    pub about: Option<Text>,
    /// Its first and last day.
    pub period: Period,
    /// What it is to reach, in the order of the definition.
    pub goals: Vec<Goal>,
    /// How what is counted is divided, in the order of the definition.
    pub breakdowns: Vec<Breakdown>,
    /// The gate's settings.
    pub policy: Policy,
    /// Its terms and its summer lull.
    pub calendar: Calendar,
    /// Who is part of it.
    pub organisation: Organisation,
    /// How they meet, in the order of the definition.
    pub forums: Vec<Forum>,
    /// What they tell whom, in the order of the definition.
    pub channels: Vec<Channel>,
    /// What they have planned.
    pub plans: Vec<Plan>,
    /// How its plans are read, where they can be read in several ways.
    pub readings: Vec<Reading>,
    /// Something every reader of its figures must be told, for instance that they are invented.
    pub notice: Option<Text>,
}

impl Programme {
    /// The goal of that id.
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id.as_str() == id)
    }

    /// The forum of that id.
    pub fn forum(&self, id: &str) -> Option<&Forum> {
        self.forums.iter().find(|forum| forum.id.as_str() == id)
    }

    /// The channel of that id.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id.as_str() == id)
    }

    /// Every activity of every plan, with its plan.
    pub fn activities(&self) -> impl Iterator<Item = (&Plan, &Activity)> {
        self.plans.iter().flat_map(|plan| {
            plan.parts
                .iter()
                .flat_map(move |part| part.activities.iter().map(move |activity| (plan, activity)))
        })
    }
}

/// How words of a plan are read that could mean several things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The goals, forums, bodies, … that it concerns.
    pub about: Vec<Id>,
    /// The plan's own words, in its own language.
    pub says: String,
    /// What they are taken to mean.
    pub taken_as: Text,
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

    /// Every day of it, in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.through)
    }

    /// How many days it holds: 0 where the last comes before the first.
    pub fn length(self) -> u32 {
        u32::try_from((self.through - self.from).num_days() + 1).unwrap_or(0)
    }

    /// The days that lie in both, if there are any.
    #[must_use]
    pub fn and(self, other: Self) -> Option<Self> {
        let both = Self { from: self.from.max(other.from), through: self.through.min(other.through) };
        (both.from <= both.through).then_some(both)
    }
}
