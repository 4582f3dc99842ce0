//! What periods are called: “VT 2026”, “tertial 2 2026”, “v. 12 2026”.

use super::Words;
use crate::calendar::Division;
use crate::programme::{Cadence, Period};
use crate::text::fill;
use chrono::{Datelike, NaiveDate};

impl Words<'_> {
    /// A period of a cadence. One that a cadence has only in part is called as the whole.
    pub(super) fn period_of(&self, period: Period, cadence: Option<Cadence>) -> String {
        let Some(Cadence::Times { per, .. }) = cadence else {
            return self.days(period);
        };
        let day = period.from;
        let numbered = |phrase: &str, number: u32, year: i32| {
            fill(phrase, &[("number", &number.to_string()), ("year", &year.to_string())])
        };
        match per {
            Division::Week => numbered(self.phrases.week, day.iso_week().week(), day.iso_week().year()),
            Division::Month => self.month(day),
            Division::Quarter => numbered(self.phrases.quarter, day.month0() / 3 + 1, day.year()),
            Division::Tertial => numbered(self.phrases.tertial, day.month0() / 4 + 1, day.year()),
            Division::Term => self.term(day),
            Division::Year => day.year().to_string(),
        }
    }

    /// A term by its title and its year, or both its years where it goes on into the next.
    fn term(&self, day: NaiveDate) -> String {
        let calendar = &self.programme.calendar;
        let Some((term, days)) = calendar.term(day).and_then(|term| Some((term, term.around(day)?))) else {
            return self.day(day);
        };
        let title = self.text(&term.title);
        match (days.from.year(), days.through.year()) {
            (first, last) if first == last => format!("{title} {first}"),
            (first, last) => format!("{title} {first}–{last}"),
        }
    }
}
