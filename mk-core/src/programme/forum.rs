//! A forum: people who meet again and again, for a purpose.

use super::{Cadence, Id, Organisation, Period};
use crate::text::Text;
use chrono::{NaiveDate, NaiveTime, Weekday};

/// A meeting that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forum {
    /// Its id.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// What it is for.
    pub purpose: Text,
    /// Who takes part: parties, roles, bodies, teams, groups; none where the plan does not say.
    pub participants: Vec<Id>,
    /// Who convenes it: one role or body, or several in turn, in this order. None where it is not said here; see
    /// [`Forum::conveners`].
    pub own_conveners: Vec<Id>,
    /// How often it meets.
    pub cadence: Cadence,
    /// How long a meeting takes, in minutes.
    pub minutes: Option<u32>,
    /// The weekdays that suit it best, Monday to Friday; any will do where there are none.
    pub weekdays: Vec<Weekday>,
    /// When on the day it begins, as clocks in Stockholm show it.
    pub time: Option<NaiveTime>,
    /// The first day that it can meet, where that is not the programme's.
    pub from: Option<NaiveDate>,
    /// The last day that it can meet, where that is not the programme's.
    pub through: Option<NaiveDate>,
}

impl Forum {
    /// Who convenes it: its own conveners or, where it is the meeting of one body, that body's.
    pub fn conveners<'a>(&'a self, organisation: &'a Organisation) -> &'a [Id] {
        if !self.own_conveners.is_empty() {
            return &self.own_conveners;
        }
        match self.participants.as_slice() {
            [one] => organisation.body(one).map_or(&[], |body| &body.conveners),
            _ => &[],
        }
    }

    /// The days on which it can meet.
    pub fn days(&self, programme: Period) -> Option<Period> {
        let from = self.from.unwrap_or(programme.from);
        let through = self.through.unwrap_or(programme.through);
        programme.and(Period { from, through })
    }
}
