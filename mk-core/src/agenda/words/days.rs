//! Days as people say them: “3 februari 2026”, “29 juni–9 augusti 2026”.

use super::Words;
use crate::calendar::MONTH_NAMES;
use crate::programme::Period;
use chrono::{Datelike, NaiveDate};

impl Words<'_> {
    /// “3 februari 2026”.
    pub(super) fn day(&self, day: NaiveDate) -> String {
        format!("{} {}", day.day(), self.month(day))
    }

    /// “tis 3 februari 2026”.
    pub(super) fn weekday(&self, day: NaiveDate) -> String {
        let index = day.weekday().num_days_from_monday() as usize;
        format!("{} {}", self.phrases.weekdays.get(index).unwrap_or(&""), self.day(day))
    }

    /// “februari 2026”.
    pub(super) fn month(&self, day: NaiveDate) -> String {
        format!("{} {}", self.name_of_month(day), day.year())
    }

    /// The first day and the last, and what they share but once.
    pub(super) fn days(&self, days: Period) -> String {
        let Period { from, through } = days;
        let last = self.day(through);
        if from == through {
            last
        } else if from.year() != through.year() {
            format!("{}–{last}", self.day(from))
        } else if from.month() != through.month() {
            format!("{} {}–{last}", from.day(), self.name_of_month(from))
        } else {
            format!("{}–{last}", from.day())
        }
    }

    fn name_of_month(&self, day: NaiveDate) -> &'static str {
        let names = MONTH_NAMES.get(day.month0() as usize);
        names.map_or("", |(swedish, english)| if self.language == "sv" { swedish } else { english })
    }
}
