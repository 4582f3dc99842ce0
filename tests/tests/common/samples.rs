//! Numbers, dates and plural categories as a language writes them here, for holding against those who know CLDR.

use chrono::NaiveDate;
use mk_wasm::locale::Locale;

/// What is written, of what, and how it is written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sample {
    pub(crate) what: &'static str,
    pub(crate) of: String,
    pub(crate) written: String,
}

/// A difference that is known: how the other writes it, and why it is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) code: &'static str,
    pub(crate) what: &'static str,
    pub(crate) of: String,
    pub(crate) theirs: String,
    pub(crate) why: &'static str,
}

const NUMBERS: [i64; 14] =
    [0, 1, 9, 10, 999, 1_000, 1_200, 9_999, 10_000, 12_345, 999_999, 1_000_000, 1_234_567, -12];

/// Every number up to 120, and those around hundreds and thousands.
fn counts() -> impl Iterator<Item = u64> {
    (0..=120).chain([
        199, 200, 201, 202, 211, 212, 999, 1_000, 1_001, 1_002, 1_011, 1_012, 1_021, 100_000, 1_000_000,
    ])
}

/// The first, a middle and a late day of a month of 2026.
pub(crate) fn days_of(month: u32) -> impl Iterator<Item = NaiveDate> {
    [1, 15, 28].into_iter().filter_map(move |day| NaiveDate::from_ymd_opt(2026, month, day))
}

pub(crate) fn samples(locale: &Locale) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut add = |what, of: String, written| samples.push(Sample { what, of, written });
    for number in NUMBERS {
        add("whole", number.to_string(), locale.whole(number));
    }
    for rate in [0.5, 4.5, 9.9] {
        add("rate", rate.to_string(), locale.rate(rate));
    }
    for count in counts() {
        add("category", count.to_string(), locale.category(count).to_owned());
    }
    for day in (1..=12).flat_map(days_of) {
        add("date", day.to_string(), locale.date(day));
        add("date-in-year", day.to_string(), locale.date_in_year(day));
        add("date-short", day.to_string(), locale.date_short(day));
        add("month-of-year", day.to_string(), locale.month_of_year(day));
    }
    samples
}

/// What differs and is not known to, and what is known to differ and does not. Dates are broken between lines in fewer places
/// here, so every space is alike in them.
pub(crate) fn differences(code: &str, here: &[Sample], theirs: &[String], known: &[Known]) -> Vec<String> {
    assert_eq!(here.len(), theirs.len());
    let alike = |what: &str, text: &str| {
        if what.contains("date") || what.contains("month") {
            text.replace(['\u{a0}', '\u{202f}'], " ")
        } else {
            text.to_owned()
        }
    };
    let mut seen = Vec::new();
    let mut found = Vec::new();
    for (sample, theirs) in here.iter().zip(theirs) {
        let Sample { what, of, written } = sample;
        if alike(what, written) == alike(what, theirs) {
            continue;
        }
        let is_known = |known: &&Known| {
            (known.code, known.what, &known.of, &known.theirs) == (code, *what, of, &alike(what, theirs))
        };
        match known.iter().find(is_known) {
            Some(known) => seen.push(known),
            None => found.push(format!("{code} {what} of {of}: {written} here, {theirs} there")),
        }
    }
    for gone in known.iter().filter(|known| known.code == code && !seen.contains(known)) {
        found.push(format!("{code} {} of {}: no longer differs ({})", gone.what, gone.of, gone.why));
    }
    found
}
