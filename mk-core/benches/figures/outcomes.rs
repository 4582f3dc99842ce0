//! Invented records, made on the fly, the same in every run.

use chrono::NaiveDate;
use std::io::Write as _;

pub(crate) const RECORDS: usize = 10_000_000;

/// How many persons the records are of.
const PERSONS: u64 = 1_000_000;

pub(crate) const KINDS: [&str; 4] = ["arbete", "reguljara-studier", "ovriga-studier", "sjalvforsorjning"];
pub(crate) const SEXES: [&str; 2] = ["kvinnor", "man"];

/// One record.
pub(crate) struct Outcome {
    key: [u8; 10],
    pub(crate) kind: usize,
    pub(crate) sex: usize,
    pub(crate) day: NaiveDate,
    date: [u8; 10],
}

/// Records one after the other (xorshift).
pub(crate) struct Outcomes {
    state: u64,
    left: usize,
    days: Vec<(NaiveDate, [u8; 10])>,
}

impl Outcomes {
    pub(crate) fn first(count: usize) -> Self {
        let from: NaiveDate = "2025-01-01".parse().unwrap();
        let written = |day: NaiveDate| (day, <[u8; 10]>::try_from(day.to_string().as_bytes()).unwrap());
        let days = from.iter_days().take(3 * 365).map(written).collect();
        Self { state: 88_172_645_463_325_252, left: count, days }
    }
}

impl Iterator for Outcomes {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        self.left = self.left.checked_sub(1)?;
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        let within = |number: u64, below: usize| usize::try_from(number).unwrap() % below;
        let person = (self.state >> 32) % PERSONS;
        let mut key = *b"p-00000000";
        let mut rest = person;
        for digit in key[2..].iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).unwrap();
            rest /= 10;
        }
        let (day, date) = self.days[within(self.state >> 8 & 0xFFFF, self.days.len())];
        let kind = within(self.state & 0xFF, KINDS.len());
        Some(Outcome { key, kind, sex: within(person, SEXES.len()), day, date })
    }
}

impl Outcome {
    pub(crate) fn key(&self) -> &[u8] {
        &self.key
    }

    /// A row of CSV.
    pub(crate) fn write(&self, to: &mut Vec<u8>) {
        for cell in [&self.key[..], b";", KINDS[self.kind].as_bytes(), b";", &self.date, b";"] {
            to.extend_from_slice(cell);
        }
        writeln!(to, "{}", SEXES[self.sex]).unwrap();
    }
}
