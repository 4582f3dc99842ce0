//! Swedish days: months, weeks, tertials, a programme's own terms, holidays, working days and the summer lull. Reads no
//! clock.

mod division;
mod holidays;
mod month;
mod rhythm;
mod term;

pub use division::Division;
pub(crate) use division::monday_of;
pub use holidays::{free_eve, is_working_day, public_holiday, working_days};
pub(crate) use month::MONTH_NAMES;
pub(crate) use month::two_digits;
pub use month::{Month, Months};
pub use rhythm::Rhythm;
pub use term::{MonthDay, Term};

use crate::programme::Id;
use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// What a programme's year looks like, beyond what holds for all of Sweden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its terms (terminer), which never overlap.
    pub terms: Vec<Term>,
    /// The ISO weeks of its summer lull, if it has one.
    pub lull: Option<RangeInclusive<u32>>,
}

/// The spring term (VT) January–June, the autumn term (HT) July–December, and no lull.
impl Default for Calendar {
    fn default() -> Self {
        let term = |id, sv: &str, en: &str, from, through| {
            let title = Text::new(vec![("sv".to_owned(), sv.to_owned()), ("en".to_owned(), en.to_owned())])?;
            Some(Term {
                id: Id::new(id)?,
                title,
                from: MonthDay::parse(from)?,
                through: MonthDay::parse(through)?,
            })
        };
        let terms = [
            term("vt", "VT", "Spring term", "01-01", "06-30"),
            term("ht", "HT", "Autumn term", "07-01", "12-31"),
        ];
        Self { terms: terms.into_iter().flatten().collect(), lull: None }
    }
}

impl Calendar {
    /// Whether a day lies in the summer lull.
    pub fn is_lull(&self, day: NaiveDate) -> bool {
        self.lull.as_ref().is_some_and(|weeks| weeks.contains(&day.iso_week().week()))
    }

    /// The term that a day lies in.
    pub fn term(&self, day: NaiveDate) -> Option<&Term> {
        self.terms.iter().find(|term| term.around(day).is_some())
    }
}

/// Reads a day written as `2025-01-31`, and in no other way.
///
/// ```
/// use mk_core::calendar::day;
/// assert_eq!(day("2025-01-31").unwrap().to_string(), "2025-01-31");
/// assert_eq!(day("2025-02-29"), None);
/// ```
pub fn day(text: &str) -> Option<NaiveDate> {
    let [month @ .., b'-', tens, ones] = text.as_bytes() else { return None };
    let month = Month::of_bytes(month)?;
    NaiveDate::from_ymd_opt(month.year(), month.number(), month::digits([*tens, *ones])?)
}
