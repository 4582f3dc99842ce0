//! Numbers and dates in a language.

use super::Locale;
use chrono::{Datelike, NaiveDate};
use mk_core::programme::Period;
use mk_core::publish::Span;
use mk_core::text::fill;

impl Locale {
    /// A whole number: `1 200`. The sign of a negative one is U+2212.
    pub fn whole(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let mut written = String::from(if number < 0 { "\u{2212}" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                written.push_str(self.group);
            }
            written.push(digit);
        }
        written
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
        format!("{}{}{}", self.whole(tenths / 10), self.decimal, tenths % 10)
    }

    /// One value or a range of them, as written by `write`, within a sentence.
    pub fn span<T: Copy>(&self, span: Span<T>, write: impl Fn(T) -> String) -> String {
        let (least, most) = (write(span.least), write(span.most));
        if least == most { least } else { fill(self.range, &[("least", &least), ("most", &most)]) }
    }

    /// Days: `12 dagar`.
    pub fn days(&self, days: Span<i64>) -> String {
        let [one, other] = self.days;
        let pattern = if days.single() == Some(1) { one } else { other };
        fill(pattern, &[("n", &self.span(days, |days| self.whole(days)))])
    }

    /// A date: `31 december 2025`.
    pub fn date(&self, day: NaiveDate) -> String {
        dated(self.date, &self.months, day)
    }

    /// A date without its year.
    pub fn date_in_year(&self, day: NaiveDate) -> String {
        dated(self.date_in_year, &self.months, day)
    }

    /// A date without its year, in short.
    pub fn date_short(&self, day: NaiveDate) -> String {
        dated(self.date_short, &self.months_short, day)
    }

    /// The month of a day: `juni 2026`.
    pub fn month_of_year(&self, day: NaiveDate) -> String {
        dated(self.month_of_year, &self.months, day)
    }

    /// A year, or the years from a period's first to its last.
    pub fn window(&self, window: Period) -> String {
        let (from, through) = (window.from.year().to_string(), window.through.year().to_string());
        if from == through { from } else { fill(self.years, &[("from", &from), ("through", &through)]) }
    }
}

fn dated(pattern: &str, months: &[&str; 12], day: NaiveDate) -> String {
    let month = months.get(day.month0() as usize).copied().unwrap_or("");
    let values = [("day", &*day.day().to_string()), ("month", month), ("year", &day.year().to_string())];
    fill(pattern, &values)
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
            (-12, "\u{2212}12", "\u{2212}12"),
        ] {
            assert_eq!((&*swedish.whole(number), &*english.whole(number)), (in_swedish, in_english));
        }
        for (rate, written) in
            [(4.54, "4,5"), (9.96, "10"), (33.4, "33"), (4.04, "4"), (0.0, "0"), (0.25, "0,3")]
        {
            assert_eq!(swedish.rate(rate), written, "{rate}");
        }
    }

    #[test]
    fn finds_a_language_by_its_code() {
        for (code, found) in [("sv", "sv"), ("sv-SE", "sv"), ("EN-gb", "en"), ("de", "sv"), ("", "sv")] {
            assert_eq!(Locale::of(code).code, found, "{code}");
        }
    }
}
