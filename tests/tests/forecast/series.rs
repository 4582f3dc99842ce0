//! Real monthly series, and what a publication would have shown of them.
#![cfg_attr(not(feature = "thorough"), allow(dead_code, reason = "what only the table asks for"))]

use crate::common::{Plan, csv, day, publish};
use mk_core::forecast::Forecast;
use mk_core::publish::Publication;
use std::collections::BTreeMap;

/// Developed on: 18 series of 10 kinds.
pub(crate) const DEVELOPMENT: &str = include_str!("../../corpus/forecast/development.csv");
/// Held back until the forecast was finished.
pub(crate) const HELD_BACK: &str = include_str!("../../corpus/forecast/held-back.csv");

/// The counts of one thing, by whole years.
pub(crate) struct Counts {
    pub(crate) family: String,
    pub(crate) years: Vec<(i32, [u64; 12])>,
}

/// One forecast to be made: of the last of these years, from its first months.
pub(crate) struct Case<'a> {
    pub(crate) counts: &'a Counts,
    /// The place of the year that is forecast.
    pub(crate) year: usize,
    pub(crate) months: usize,
    /// Whether the earlier years are known.
    pub(crate) history: bool,
}

pub(crate) fn read(text: &str) -> Vec<Counts> {
    let mut all: BTreeMap<&str, (&str, BTreeMap<i32, [u64; 12]>)> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let (before, count) = line.rsplit_once(',').unwrap();
        let (before, month) = before.rsplit_once(',').unwrap();
        let (before, year) = before.rsplit_once(',').unwrap();
        let mut words = before.split(',');
        let (id, family) = (words.next().unwrap(), words.next().unwrap());
        let (year, month): (i32, usize) = (year.parse().unwrap(), month.parse().unwrap());
        // Cut short.
        if id.starts_with("birdstrikes") && year == 1998 {
            continue;
        }
        let years = &mut all.entry(id).or_insert((family, BTreeMap::new())).1;
        years.entry(year).or_insert([0; 12])[month - 1] = count.parse().unwrap();
    }
    let counts = |(_, (family, years)): (&str, (&str, BTreeMap<_, _>))| Counts {
        family: family.to_owned(),
        years: years.into_iter().collect(),
    };
    all.into_iter().map(counts).collect()
}

/// Every year of every series that has one before it.
pub(crate) fn cases(all: &[Counts], months: usize, history: bool) -> impl Iterator<Item = Case<'_>> {
    all.iter().flat_map(move |counts| {
        (1..counts.years.len()).map(move |year| Case { counts, year, months, history })
    })
}

impl Case<'_> {
    /// Last year's total, at least 1.
    pub(crate) fn target(&self) -> u32 {
        u32::try_from(self.total(self.year - 1)).unwrap().max(1)
    }

    /// What the year came to.
    pub(crate) fn actual(&self) -> u64 {
        self.total(self.year)
    }

    /// What its first months brought.
    pub(crate) fn reached(&self) -> u64 {
        self.counts.years[self.year].1[..self.months].iter().sum()
    }

    fn total(&self, year: usize) -> u64 {
        self.counts.years[year].1.iter().sum()
    }

    pub(crate) fn publication(&self) -> Publication {
        let first = if self.history { 0 } else { self.year };
        let known = &self.counts.years[first..=self.year];
        let (from, through) = (known[0].0, known[known.len() - 1].0);
        // Earlier targets are not used.
        let targets: Vec<(i32, u32)> = (from..=through).map(|year| (year, self.target())).collect();
        let plan = Plan::new(&format!("{from}-01-01"), &format!("{through}-12-31"));
        let plan = plan.yearly("mal", "events", &targets);
        let mut months: Vec<u64> = known.iter().flat_map(|(_, months)| *months).collect();
        months.truncate(months.len() - 12 + self.months);
        let text = csv(&format!("{from}-01"), &[("mal", &months)]);
        publish(&plan.programme(), &text, None, day(&format!("{through}-12-31"))).unwrap()
    }

    pub(crate) fn forecast(&self) -> Forecast {
        let publication = self.publication();
        Forecast::of(&publication, &publication.series()[0]).unwrap()
    }

    pub(crate) fn without_own_misses(&self) -> Forecast {
        let publication = self.publication();
        Forecast::without_own_misses(&publication, &publication.series()[0]).unwrap()
    }
}
