//! From cadences to dates: when a forum is to meet, when a report is due, and what is still owed.
//!
//! Everything is planned period by period, so what is proposed for a term or a week does not depend on which days are
//! asked for. Forums are planned each by itself. Nothing here is a meeting yet: people decide on those.

mod meeting;
mod report;
mod slot;
mod spread;

pub use meeting::{Meeting, Standing, meetings, missed, standing};
pub use report::{Due, reports};

use crate::programme::Period;
use chrono::NaiveDate;

/// What a cadence comes to within some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule<T> {
    /// Meetings or reports, in order.
    pub entries: Vec<T>,
    /// What could not be planned, and why.
    pub unmet: Vec<Unmet>,
    /// Periods that owe nothing, and why.
    pub rests: Vec<Rest>,
}

/// A period that has fewer days than meetings or reports wished for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The period.
    pub period: Period,
    /// How many are wished for.
    pub wished: u32,
    /// How many days there are for them: too few.
    pub days: u32,
    /// The day from which the days are counted, where the period had begun before it.
    pub from: Option<NaiveDate>,
}

/// A period in which a cadence owes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The period.
    pub period: Period,
    /// Why.
    pub reason: RestReason,
}

/// Why a period owes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestReason {
    /// It has no working day outside the summer lull, and the cadence skips the lull.
    Lull,
    /// It has no working day at all.
    NoWorkingDay,
    /// It was to last so many weeks, and ends before half of them have passed.
    TooShort,
}

/// What is known to have happened before a day: meetings held, reports sent.
///
/// With it, the period that is running is planned anew from that day on, by what it still owes.
#[derive(Clone, Copy, Debug)]
pub struct History<'a> {
    /// The days on which it happened, or is booked to happen.
    pub days: &'a [NaiveDate],
    /// The day on which one looks: what is still owed is planned from here on.
    pub today: NaiveDate,
}
