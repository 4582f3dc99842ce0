//! A calendar month.

use chrono::{Datelike, NaiveDate};
use std::fmt;

/// The months' names in Swedish and English.
pub(crate) const MONTH_NAMES: [(&str, &str); 12] = [
    ("januari", "January"),
    ("februari", "February"),
    ("mars", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("augusti", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

/// A month of a year. Written and read as `2025-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i32,
    month: u32,
}

/// A number of exactly two digits, as dates and times are made of.
pub(crate) fn two_digits(text: &str) -> Option<u32> {
    digits(text.as_bytes().try_into().ok()?)
}

/// Two digits as a number.
pub(super) fn digits([tens, ones]: [u8; 2]) -> Option<u32> {
    Some(char::from(tens).to_digit(10)? * 10 + char::from(ones).to_digit(10)?)
}

impl Month {
    /// Years that a month can lie in: what four digits can write, without the year 0 that the calendar lacks.
    pub const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

    /// Month 1–12 of a year, or nothing where there is no such month.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        (Self::YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// From `2025-03`, and from nothing else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of_bytes(text.as_bytes())
    }

    pub(super) fn of_bytes(text: &[u8]) -> Option<Self> {
        let [thousands, hundreds, tens, ones, b'-', month @ ..] = text else { return None };
        let year = digits([*thousands, *hundreds])? * 100 + digits([*tens, *ones])?;
        Self::new(year.cast_signed(), digits(month.try_into().ok()?)?)
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 for January to 12 for December.
    pub fn number(self) -> u32 {
        self.month
    }

    /// The 1st.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// The 28th to the 31st.
    pub fn last_day(self) -> NaiveDate {
        self.next().first_day().pred_opt().unwrap_or_default()
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.month == 12 {
            Self { year: self.year + 1, month: 1 }
        } else {
            Self { year: self.year, month: self.month + 1 }
        }
    }

    /// How many months lie from this one up to and with that of a day; 0 where that comes first.
    pub fn months_through(self, last: NaiveDate) -> u32 {
        let number = |month: Self| month.year * 12 + month.month.cast_signed();
        u32::try_from(number(Self::of(last)) - number(self) + 1).unwrap_or(0)
    }

    /// This month and every later one up to and with `last`.
    pub fn through(self, last: Self) -> Months {
        Months { next: self, last }
    }
}

/// Months in order: see [`Month::through`].
#[derive(Clone, Debug)]
pub struct Months {
    next: Month,
    last: Month,
}

impl Iterator for Months {
    type Item = Month;

    fn next(&mut self) -> Option<Month> {
        let month = self.next;
        if month > self.last {
            return None;
        }
        self.next = month.next();
        Some(month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_year_and_month() {
        for (text, read) in [
            ("2025-03", Some((2025, 3))),
            ("2025-12", Some((2025, 12))),
            ("2025-13", None),
            ("2025-00", None),
            ("0000-01", None),
            ("25-03", None),
            ("2025-3", None),
            ("+025-03", None),
            ("2025-03-01", None),
            ("", None),
        ] {
            assert_eq!(Month::parse(text), read.and_then(|(year, month)| Month::new(year, month)), "{text}");
        }
    }

    #[test]
    fn ends_on_its_last_day() {
        for (month, last) in [
            ("2024-02", "2024-02-29"),
            ("2025-02", "2025-02-28"),
            ("2025-12", "2025-12-31"),
            ("9999-12", "9999-12-31"),
        ] {
            assert_eq!(Month::parse(month).unwrap().last_day().to_string(), last);
        }
    }
}
