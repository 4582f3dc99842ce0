//! What is made of a publication, as the widget makes it: where a goal stands, how its years went, and what its window
//! is likely to come to. Every goal has reached the September of a year.

use crate::programme::{goal, programme};
use divan::{Bencher, black_box};
use mk_core::definition;
use mk_core::forecast::Forecast;
use mk_core::outcome::read_csv;
use mk_core::progress::{Progress, Years};
use mk_core::publish::{Chain, Publication, publish};
use std::fmt;
use std::fmt::Write as _;

/// A goal of 350 a year, or as many over the whole period.
#[derive(Clone, Copy)]
enum Case {
    ThirdYear,
    /// The label stands for the last point.
    Label,
    Whole,
    /// After ten years that are known.
    TenYears,
}

const CASES: [Case; 4] = [Case::ThirdYear, Case::Label, Case::Whole, Case::TenYears];

impl fmt::Display for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::ThirdYear => "third year",
            Self::Label => "label on the last point",
            Self::Whole => "whole period",
            Self::TenYears => "after ten years",
        })
    }
}

impl Case {
    /// The first and the running year. A whole period goes on for one more.
    fn years(self) -> (i32, i32) {
        if let Self::TenYears = self { (2016, 2026) } else { (2024, 2026) }
    }

    fn definition(self) -> String {
        let (first, now) = self.years();
        let years = u32::try_from(now - first + 1).unwrap();
        let text = programme(&format!("{first}-01-01"), &format!("{}-12-31", now + 1));
        text + &match self {
            Self::Whole => goal("mal", "persons", "whole", &[(None, 350 * (years + 1))]),
            _ => goal(
                "mal",
                "persons",
                "year",
                &(first..=now).map(|year| (Some(year), 350)).collect::<Vec<_>>(),
            ),
        }
    }

    /// Some 31 a month and 19 in the summer, more or less.
    fn totals(self) -> String {
        let (first, now) = self.years();
        let mut text = "mål;månad;antal\n".to_owned();
        for (year, month) in (first..=now).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let noise = (year * 12 + month) * 7919 % 13 - 6;
            let count = match (self, year == now, month) {
                (Self::Label, true, 9) => 2,
                (_, true, 10..) => break,
                (_, _, 7 | 8) => 19 + noise,
                _ => 31 + noise,
            };
            writeln!(text, "mal;{year}-{month:02};{count}").unwrap();
        }
        text
    }

    fn publication(self) -> Publication {
        let programme = definition::read(&self.definition()).unwrap();
        let totals = read_csv(self.totals().as_bytes(), &programme).unwrap();
        let publication = publish(&programme, &totals, &Chain::new(), "2026-10-05".parse().unwrap()).unwrap();
        let last = publication.goal("mal").unwrap().points().last().unwrap();
        assert_eq!(last.through().to_string(), "2026-09-30");
        assert_eq!(last.figure().count().is_none(), matches!(self, Self::Label));
        publication
    }
}

#[divan::bench(args = CASES)]
fn forecast(bencher: Bencher<'_, '_>, case: Case) {
    let publication = case.publication();
    let series = publication.goal("mal").unwrap();
    bencher.bench_local(|| Forecast::of(black_box(&publication), series).unwrap());
}

#[divan::bench(args = CASES)]
fn progress(bencher: Bencher<'_, '_>, case: Case) {
    let publication = case.publication();
    let series = publication.goal("mal").unwrap();
    bencher.bench_local(|| Progress::of(black_box(&publication), series).unwrap());
}

#[divan::bench(args = CASES)]
fn years(bencher: Bencher<'_, '_>, case: Case) {
    let publication = case.publication();
    let series = publication.goal("mal").unwrap();
    bencher.bench_local(|| Years::of(black_box(&publication), series));
}
