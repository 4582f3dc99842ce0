//! What goes into a tally, and what comes out.

use super::super::totals::Totals;
use chrono::NaiveDate;
use std::fmt;

/// One outcome of one person, in words.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    /// An opaque key of the person, as [`Key::new`](crate::outcome::Key::new) takes it.
    pub key: &'a str,
    /// A cell of a goal's breakdown by kind, or a goal that has none, by id or title.
    pub kind: &'a str,
    /// The day on which the outcome was registered.
    pub registered: NaiveDate,
    /// A cell of the breakdown by sex, by id or title.
    pub sex: Option<&'a str>,
    /// A cell of the breakdown by team.
    pub team: Option<&'a str>,
    /// A cell of the breakdown by age.
    pub age: Option<&'a str>,
}

/// What records came to.
#[derive(Clone, PartialEq, Eq)]
pub struct Tallied {
    /// The monthly totals of every goal that has a record. Sensitive, like the numbers beside them.
    pub totals: Totals,
    /// How many records there were.
    pub records: u64,
    /// How many persons the totals count, whatever they count them for; of placements how many persons or places.
    pub persons: u64,
    /// How many records lie outside every window of their goals, and count for nothing.
    pub outside: u64,
    /// How many lie within a window, but after the last month that is counted: a placement by the first day that could
    /// count. They count for nothing yet.
    pub later: u64,
}

/// Says nothing of the numbers, which must not end up in a log.
impl fmt::Debug for Tallied {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Tallied").finish_non_exhaustive()
    }
}
