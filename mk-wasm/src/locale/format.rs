//! Numbers and dates in a language.

use super::plural::Category;
use super::{Key, Locale, fill};
use chrono::{Datelike, NaiveDate};
use mk_core::programme::Period;
use mk_core::publish::Span;

impl Locale {
    /// A whole number: `1 200`.
    pub fn whole(&self, number: i64) -> String {
        let digits = number.saturating_abs().to_string();
        let mut written = String::from(if number < 0 { self.say(Key::Minus) } else { "" });
        let is_parted = self.say(Key::GroupFrom).parse().is_ok_and(|least: usize| digits.len() >= least);
        for (index, digit) in digits.chars().enumerate() {
            if is_parted && index > 0 && (digits.len() - index).is_multiple_of(3) {
                written.push_str(self.say(Key::Group));
            }
            written.push(digit);
        }
        self.in_digits(written)
    }

    /// With its own digits in the place of those of ASCII.
    fn in_digits(&self, written: String) -> String {
        let digits = self.say(Key::Digits);
        if digits.is_empty() {
            return written;
        }
        let mut own = String::new();
        for character in written.chars() {
            let digit = character.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize));
            own.push(digit.unwrap_or(character));
        }
        own
    }

    /// A count.
    pub fn count(&self, number: u64) -> String {
        self.whole(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// A rate: whole from 10 up, with one decimal below.
    pub fn rate(&self, rate: f64) -> String {
        let tenths = rounded(rate * 10.0);
        if tenths >= 100 || tenths % 10 == 0 {
            return self.whole(rounded(rate));
        }
        self.whole(tenths / 10) + self.say(Key::Decimal) + &self.whole(tenths % 10)
    }

    /// A count or a range of them, within a sentence.
    pub fn counts(&self, span: Span<u64>) -> String {
        self.joined(self.count(span.least), &self.count(span.most))
    }

    /// A whole number or a range of them, within a sentence.
    pub fn wholes(&self, span: Span<i64>) -> String {
        self.joined(self.whole(span.least), &self.whole(span.most))
    }

    /// A rate or a range of them, within a sentence.
    pub fn rates(&self, span: Span<f64>) -> String {
        self.joined(self.rate(span.least), &self.rate(span.most))
    }

    fn joined(&self, least: String, most: &str) -> String {
        if least == most { least } else { self.fill(Key::Range, &[&least, most]) }
    }

    /// Days: `12 dagar`.
    pub fn days(&self, days: Span<i64>) -> String {
        let mut pattern = self.plural(Key::Days, days.most.unsigned_abs());
        // Arabic's “two days” has no room for “one to two”.
        if days.least != days.most && !pattern.contains('{') {
            pattern = self.item(Key::Days, Category::Other as usize);
        }
        fill(pattern, &[&self.wholes(days)])
    }

    /// A date: `31 december 2025`.
    pub fn date(&self, day: NaiveDate) -> String {
        self.dated(Key::Date, Key::Months, day)
    }

    /// A date without its year.
    pub fn date_in_year(&self, day: NaiveDate) -> String {
        self.dated(Key::DateInYear, Key::Months, day)
    }

    /// A date without its year, in short.
    pub fn date_short(&self, day: NaiveDate) -> String {
        self.dated(Key::DateShort, Key::MonthsShort, day)
    }

    /// The month of a day: `juni 2026`.
    pub fn month_of_year(&self, day: NaiveDate) -> String {
        self.dated(Key::MonthOfYear, Key::MonthsAlone, day)
    }

    /// A year: `2026`.
    pub fn year(&self, year: i32) -> String {
        self.in_digits(i64::from(year).to_string())
    }

    /// A year, or the years from a period's first to its last.
    pub fn window(&self, window: Period) -> String {
        let (from, through) = (self.year(window.from.year()), self.year(window.through.year()));
        if from == through { from } else { self.fill(Key::Years, &[&from, &through]) }
    }

    fn dated(&self, pattern: Key, months: Key, day: NaiveDate) -> String {
        let month = self.item(months, day.month0() as usize);
        let date = self.whole(day.day().into());
        self.fill(pattern, &[&date, month, &self.year(day.year())])
    }
}

/// Rounded to a whole number, halves away from 0. What is rounded here is far below 2⁵³.
#[expect(clippy::cast_possible_truncation, reason = "counts and rates are far below 2⁵³")]
pub(crate) fn rounded(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_the_language_does() {
        let (swedish, english) = (Locale::of("sv"), Locale::of("en"));
        for (number, in_swedish, in_english) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_200, "1\u{a0}200", "1,200"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
            (-12, "\u{2212}12", "-12"),
        ] {
            assert_eq!((&*swedish.whole(number), &*english.whole(number)), (in_swedish, in_english));
        }
        for (rate, written) in
            [(4.54, "4,5"), (9.96, "10"), (33.4, "33"), (4.04, "4"), (0.0, "0"), (0.25, "0,3")]
        {
            assert_eq!(swedish.rate(rate), written, "{rate}");
        }
    }
}
