//! Place-years (årsplatser): from who was in a place from when until when, or which places were open.
//!
//! One place taken for one whole year is one place-year, in leap years, too: the days taken are divided by the days of
//! their year. Days count from the first up to the last and without it, `[in, out)`, so that a placement which ends on
//! the day when the next one begins takes no day twice.

mod days;
mod merge;

pub use days::PlaceDays;

use super::key::Key;
use crate::problem::{Place, Problem};
use crate::programme::Period;
use chrono::NaiveDate;
use merge::{Span, merged};

/// Somebody in a place, or a place that is open.
#[derive(Clone, Copy, Debug)]
pub struct Interval {
    /// The person, where occupied places are counted; the place, where offered ones are.
    pub key: Key,
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last; nothing for what has not ended.
    pub until: Option<NaiveDate>,
    /// How much of the place, in percent: 1 to 100.
    pub percent: u8,
}

/// Gathers the intervals of one goal, in any order.
///
/// On each day the largest extent of each key counts, once: an interval that stands twice, overlaps another or is split
/// into several changes nothing.
pub struct PlaceYears {
    spans: Vec<Span>,
    /// So many spans are held before they are merged, so that duplicates take no room.
    room: usize,
}

impl Default for PlaceYears {
    fn default() -> Self {
        Self { spans: Vec::new(), room: 1 << 12 }
    }
}

impl PlaceYears {
    /// No interval yet.
    ///
    /// ```
    /// use mk_core::calendar::day;
    /// use mk_core::outcome::Key;
    /// use mk_core::outcome::place_years::{Interval, PlaceYears};
    ///
    /// let mut years = PlaceYears::new();
    /// let key = Key::new(b"p-1")?;
    /// let (from, until) = (day("2024-01-01").unwrap(), day("2025-07-02"));
    /// years.add(Interval { key, from, until, percent: 50 })?;
    /// let days = years.through(day("2025-12-31").unwrap());
    /// assert_eq!((days.in_year(2024), days.in_year(2025)), (0.5, 91.0 / 365.0));
    /// # Ok::<(), mk_core::problem::Problem>(())
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an interval. One that ends on the day when it begins has no days.
    ///
    /// # Errors
    /// `interval-backwards` where it ends before it begins, and `bad-extent` where its extent is not 1 to 100 percent.
    /// The place is left empty.
    pub fn add(&mut self, interval: Interval) -> Result<(), Problem> {
        let Interval { key, from, until, percent } = interval;
        if until.is_some_and(|until| until < from) {
            let message = "this ends before it begins; expected the first day, and the day after the last";
            return Err(Problem::new("interval-backwards", Place::default(), message));
        }
        if !(1..=100).contains(&percent) {
            return Err(bad_extent(Place::default()));
        }
        self.spans.push(Span { key, from, until: until.unwrap_or(NaiveDate::MAX), percent });
        if self.spans.len() >= self.room {
            self.spans = merged(std::mem::take(&mut self.spans));
            self.room = self.room.max(2 * self.spans.len());
        }
        Ok(())
    }

    /// The keys that have a day among some, as often as they have intervals there.
    pub(super) fn keys(&self, within: Period) -> impl Iterator<Item = Key> {
        let touches = move |span: &&Span| {
            span.from < span.until && span.from <= within.through && within.from < span.until
        };
        self.spans.iter().filter(touches).map(|span| span.key)
    }

    /// What the intervals come to up to and with a day. Days after it have not been, whatever an interval says of them.
    pub fn through(self, last: NaiveDate) -> PlaceDays {
        PlaceDays::of(&merged(self.spans), last.succ_opt().unwrap_or(NaiveDate::MAX))
    }
}

/// The problem of an extent that is none.
pub(super) fn bad_extent(place: Place) -> Problem {
    let message = "this is no extent; expected whole percent from 1 to 100, such as 50";
    Problem::new("bad-extent", place, message).hint("leave it empty for a whole place")
}
