//! A programme's own terms (terminer): stretches of the year that come back every year.

use super::two_digits;
use crate::programme::{Id, Period};
use crate::text::Text;
use chrono::{Datelike, NaiveDate};

/// A day that comes back every year. Written and read as `08-20`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: u32,
    day: u32,
}

impl MonthDay {
    /// A day of a month, or nothing where no year has it.
    pub fn new(month: u32, day: u32) -> Option<Self> {
        // 2024 has all of them.
        NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
    }

    /// From `08-20`, and from nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.split_once('-')?;
        Self::new(two_digits(month)?, two_digits(day)?)
    }

    /// The day in a year; 29 February is the 28th where there is none.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day - 1))
    }
}

/// A term of every year. One whose last day comes before its first in the calendar goes on into the next year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its id: `vt`, `ht`.
    pub id: Id,
    /// What it is called.
    pub title: Text,
    /// Its first day.
    pub from: MonthDay,
    /// Its last day, itself included.
    pub through: MonthDay,
}

impl Term {
    /// Its days in the year that it begins in.
    pub fn beginning_in(&self, year: i32) -> Option<Period> {
        let end = if self.through < self.from { year.checked_add(1)? } else { year };
        Some(Period { from: self.from.in_year(year)?, through: self.through.in_year(end)? })
    }

    /// The one of its periods that a day lies in.
    pub fn around(&self, day: NaiveDate) -> Option<Period> {
        let years = [Some(day.year()), day.year().checked_sub(1)];
        years.into_iter().flatten().find_map(|year| self.beginning_in(year).filter(|term| term.contains(day)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(from: &str, through: &str) -> Term {
        let title = Text::new(vec![("sv".into(), "prov".into())]).unwrap();
        let day = |text| MonthDay::parse(text).unwrap();
        Term { id: Id::new("prov").unwrap(), title, from: day(from), through: day(through) }
    }

    #[test]
    fn a_term_can_go_on_into_the_next_year() {
        let winter = term("11-01", "02-29");
        let around = |day: &str| {
            winter
                .around(day.parse().unwrap())
                .map(|period| (period.from.to_string(), period.through.to_string()))
        };
        let of_2025 = Some(("2025-11-01".into(), "2026-02-28".into()));
        assert_eq!((around("2025-11-01"), around("2026-02-28")), (of_2025.clone(), of_2025));
        assert_eq!(around("2026-03-01"), None);
        assert_eq!(around("2024-02-29"), Some(("2023-11-01".into(), "2024-02-29".into())));
    }

    #[test]
    fn reads_a_day_of_every_year() {
        for (text, reads) in [
            ("02-29", true),
            ("12-31", true),
            ("02-30", false),
            ("13-01", false),
            ("1-1", false),
            ("01-0x", false),
        ] {
            assert_eq!(MonthDay::parse(text).is_some(), reads, "{text}");
        }
    }
}
