//! A goal: what is counted, in which unit and window, and how much of it is the target.

use super::{Id, Period, Profile};
use crate::calendar::{Month, Rhythm};
use crate::text::{Phrase, Text};
use chrono::{Datelike, NaiveDate};

/// One thing a programme is to reach, counted in one unit. Different goals are never added up.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its id, unique within the programme.
    pub id: Id,
    /// A heading: “Arbete eller studier”.
    pub title: Text,
    /// What counts and what does not, for a reader who asks.
    pub definition: Text,
    /// The outcome as a clause around its number: “{n} personer har fått arbete eller börjat studera”.
    pub counted: Phrase,
    /// What is counted.
    pub unit: Unit,
    /// Within what a person counts once, and a target is reached.
    pub window: Window,
    /// The goal that everybody counted here is counted in, too, if there is one.
    pub part_of: Option<Id>,
    /// How its outcomes spread over a year.
    pub profile: Profile,
    /// The targets, by year and then by the day each was decided. Never empty.
    pub targets: Vec<Target>,
}

/// What a goal counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Persons, each counted once in the goal's window. The gate guards them.
    Persons,
    /// Place-years (årsplatser) offered: one place open for one whole year, whether or not anybody takes it.
    Places,
    /// Place-years occupied: one person in one place for one whole year. The gate guards them as it guards persons, of
    /// whom nobody can occupy more than one place-year a year.
    OccupiedPlaces,
    /// Things that happen and are nobody's.
    Events,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Self; 4] = [Self::Persons, Self::Places, Self::OccupiedPlaces, Self::Events];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Places => "places",
            Self::OccupiedPlaces => "occupied-places",
            Self::Events => "events",
        }
    }

    /// Whether the gate guards it: whether persons stand behind what is counted.
    pub const fn is_guarded(self) -> bool {
        matches!(self, Self::Persons | Self::OccupiedPlaces)
    }

    /// Whether it is counted in place-years, which grow with the calendar's days.
    pub const fn is_place(self) -> bool {
        matches!(self, Self::Places | Self::OccupiedPlaces)
    }
}

/// The time within which a goal is counted and reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// Each calendar year by itself.
    Year,
    /// The programme from its first day to its last.
    Whole,
}

impl Window {
    /// Every window.
    pub const ALL: [Self; 2] = [Self::Year, Self::Whole];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Whole => "whole",
        }
    }
}

/// How much is to be reached in a window, since when, and by whose decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The year it is for; nothing for a goal over the whole period.
    pub year: Option<i32>,
    /// How many persons, place-years or events.
    pub count: u32,
    /// The day from which it holds. A later version of the same year's target takes its place from its own day on.
    pub since: NaiveDate,
    /// Who decided it, where the definition says.
    pub decided_by: Option<Text>,
}

impl Goal {
    /// The days of the goal's windows, in order: its years with a target, or the programme's whole period.
    pub fn windows(&self, programme: Period) -> Vec<Period> {
        if self.window == Window::Whole {
            return vec![programme];
        }
        let mut windows: Vec<Period> = Vec::new();
        for target in &self.targets {
            let window = target.year.and_then(year_of_days).and_then(|year| year.and(programme));
            if let Some(window) = window.filter(|window| windows.last() != Some(window)) {
                windows.push(window);
            }
        }
        windows
    }

    /// The goal's window that a day lies in.
    pub fn window_of(&self, day: NaiveDate, programme: Period) -> Option<Period> {
        self.windows(programme).iter().find(|window| window.contains(day)).copied()
    }

    /// The target of the window that begins on `from`, in its version of the day `on`. Before the first version's day
    /// the first version already holds.
    pub fn target(&self, from: NaiveDate, on: NaiveDate) -> Option<&Target> {
        let mut versions = self.versions(from);
        let first = versions.next();
        versions.take_while(|target| target.since <= on).last().or(first)
    }

    /// The finest rhythm at which so many cells of it may be shown, by the gate's first rule: in every window and by the
    /// first version of its target, which stays the same, an average period expects at least three times the threshold in each cell, taken to be
    /// alike. A lull may bring less; the second rule holds there. Nothing where not even a year expects as many.
    ///
    /// Its total is one cell. Places offered and events are nobody's, so they are shown every month.
    pub fn finest(&self, programme: Period, threshold: u32, cells: u32) -> Option<Rhythm> {
        self.finest_where(programme, 3 * u64::from(threshold) * u64::from(cells), |_| 0)
    }

    /// The finest rhythm at which a goal may be shown that is part of this one: what is left of this one without it is
    /// shown with it, by subtraction.
    #[cfg(feature = "files")]
    pub(crate) fn finest_without(&self, part: &Self, programme: Period, threshold: u32) -> Option<Rhythm> {
        let taken = |window: Period| part.versions(window.from).next().map_or(0, |target| target.count);
        self.finest_where(programme, 3 * u64::from(threshold), taken)
    }

    /// The finest rhythm of which every period expects so many, beside what is taken from a window's target.
    fn finest_where(
        &self,
        programme: Period,
        expected: u64,
        taken: impl Fn(Period) -> u32,
    ) -> Option<Rhythm> {
        if !self.unit.is_guarded() {
            return Some(Rhythm::Month);
        }
        let windows = self.windows(programme);
        let expects_enough = |rhythm: &Rhythm| {
            windows.iter().all(|window| {
                let needed = expected * u64::from(Month::of(window.from).months_through(window.through));
                self.versions(window.from).next().is_none_or(|target| {
                    let count = target.count.saturating_sub(taken(*window));
                    u64::from(count) * u64::from(rhythm.months()) >= needed
                })
            })
        };
        Rhythm::ALL.into_iter().find(expects_enough)
    }

    fn versions(&self, from: NaiveDate) -> impl Iterator<Item = &Target> {
        self.targets.iter().filter(move |target| target.year.is_none_or(|year| year == from.year()))
    }
}

/// The days of a calendar year.
pub(crate) fn year_of_days(year: i32) -> Option<Period> {
    Some(Period {
        from: NaiveDate::from_ymd_opt(year, 1, 1)?,
        through: NaiveDate::from_ymd_opt(year, 12, 31)?,
    })
}
