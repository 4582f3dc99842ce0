//! How a calendar year is divided: into weeks, months, quarters, tertials, terms, or not at all.

use super::{Calendar, Month};
use crate::programme::Period;
use chrono::{Datelike, Days, NaiveDate};

/// One way of dividing the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// ISO weeks, Monday to Sunday. The first of a year is the one that holds 4 January (ISO 8601).
    Week,
    /// Calendar months.
    Month,
    /// January–March, April–June, July–September, October–December.
    Quarter,
    /// The Swedish third of a year: January–April, May–August, September–December.
    Tertial,
    /// The programme's own terms (terminer), which can leave days between them: [`Calendar::terms`].
    Term,
    /// Calendar years.
    Year,
}

impl Division {
    /// Finest first.
    pub const ALL: [Self; 6] =
        [Self::Week, Self::Month, Self::Quarter, Self::Tertial, Self::Term, Self::Year];

    /// The word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Tertial => "tertial",
            Self::Term => "term",
            Self::Year => "year",
        }
    }

    /// Months in each of its periods, where those are made of months.
    fn months(self) -> Option<u32> {
        match self {
            Self::Week | Self::Term => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Tertial => Some(4),
            Self::Year => Some(12),
        }
    }
}

impl Calendar {
    /// The period that a day lies in; nothing for a day between two terms.
    ///
    /// ```
    /// use mk_core::calendar::{Calendar, Division, day};
    /// let calendar = Calendar::default();
    /// let week = calendar.period(Division::Week, day("2025-12-31").unwrap()).unwrap();
    /// assert_eq!(week.from.to_string(), "2025-12-29");
    /// let term = calendar.period(Division::Term, day("2025-12-31").unwrap()).unwrap();
    /// assert_eq!(term.from.to_string(), "2025-07-01");
    /// ```
    pub fn period(&self, division: Division, day: NaiveDate) -> Option<Period> {
        match (division, division.months()) {
            (_, Some(months)) => {
                let before = (day.month() - 1) % months;
                let first = Month::new(day.year(), day.month() - before)?;
                let last = Month::new(day.year(), first.number() + months - 1)?;
                Some(Period { from: first.first_day(), through: last.last_day() })
            }
            (Division::Term, _) => self.terms.iter().find_map(|term| term.around(day)),
            _ => {
                let monday = monday_of(day)?;
                Some(Period { from: monday, through: monday.checked_add_days(Days::new(6))? })
            }
        }
    }

    /// The whole periods that share a day with the given days, in order.
    pub fn periods(&self, division: Division, within: Period) -> impl Iterator<Item = Period> {
        let mut next = Some(within.from);
        std::iter::from_fn(move || {
            // Days that lie in no term are stepped over.
            let is_open = |day: &NaiveDate| *day <= within.through && Month::YEARS.contains(&day.year());
            while let Some(day) = next.filter(is_open) {
                let period = self.period(division, day);
                next = period.map_or(day, |period| period.through).succ_opt();
                if period.is_some() {
                    return period;
                }
            }
            None
        })
    }
}

/// The Monday of a day's week.
pub(crate) fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_day_lies_in_the_period_that_is_named() {
        for (division, date, from, through) in [
            (Division::Week, "2025-12-31", "2025-12-29", "2026-01-04"),
            (Division::Week, "2026-12-28", "2026-12-28", "2027-01-03"),
            (Division::Month, "2024-02-11", "2024-02-01", "2024-02-29"),
            (Division::Quarter, "2025-06-30", "2025-04-01", "2025-06-30"),
            (Division::Tertial, "2025-05-01", "2025-05-01", "2025-08-31"),
            (Division::Tertial, "2025-12-31", "2025-09-01", "2025-12-31"),
            (Division::Term, "2025-06-30", "2025-01-01", "2025-06-30"),
            (Division::Year, "2025-06-30", "2025-01-01", "2025-12-31"),
        ] {
            let period = Calendar::default().period(division, day(date)).unwrap();
            assert_eq!((period.from, period.through), (day(from), day(through)), "{division:?} {date}");
        }
    }

    /// The inventory's figures: 2026 has 53 weeks, and 29–31 December 2025 lie in its first.
    #[test]
    fn a_year_has_fifty_two_weeks_or_fifty_three() {
        for (year, weeks) in [(2020, 53), (2025, 52), (2026, 53), (2027, 52)] {
            let days = Period { from: day(&format!("{year}-01-04")), through: day(&format!("{year}-12-28")) };
            assert_eq!(Calendar::default().periods(Division::Week, days).count(), weeks, "{year}");
        }
        assert_eq!(day("2025-12-29").iso_week().year(), 2026);
    }

    #[test]
    fn no_calendar_runs_past_its_end() {
        let end = NaiveDate::MAX;
        let days = Period { from: day("9999-12-20"), through: end };
        assert_eq!(Calendar::default().periods(Division::Month, days).count(), 1);
    }
}
