//! How much is shown: safe is not to mean empty. Simulated years of programmes of five sizes, published for real, beside the
//! plain threshold rule, which hides what is 1 to 4 at the end of a month, and no more.

use crate::common::{Plan, breakdown, day, publish};
use mk_core::definition;
use mk_core::programme::By;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fmt::Write as _;

const YEARS: usize = if cfg!(feature = "thorough") { 1000 } else { 20 };
const WEIGHTS: [usize; 12] = [10, 10, 10, 10, 10, 10, 4, 8, 10, 10, 10, 10];

/// Of so many dates, so many shown.
#[derive(Clone, Copy, Default)]
struct Share {
    all: usize,
    shown: usize,
}

impl Share {
    fn add(&mut self, is_shown: bool) {
        self.all += 1;
        self.shown += usize::from(is_shown);
    }

    fn percent(self) -> String {
        // Half a per cent is rounded up.
        format!("{} %", (200 * self.shown + self.all) / (2 * self.all.max(1)))
    }
}

/// The shares of months, tertials and years.
#[derive(Clone, Copy, Default)]
struct Shares([Share; 3]);

impl Shares {
    fn add(&mut self, month: usize, is_shown: bool) {
        for (share, length) in self.0.iter_mut().zip([1, 4, 12]) {
            if month.is_multiple_of(length) {
                share.add(is_shown);
            }
        }
    }

    fn row(self) -> String {
        self.0.map(Share::percent).join(" | ")
    }
}

fn below(runner: &mut TestRunner, most: usize) -> usize {
    (0..most).new_tree(runner).unwrap().current()
}

/// What each month brings of women and men, about as many as the target says in a year.
fn year(runner: &mut TestRunner, target: usize) -> [[u64; 2]; 12] {
    let mut months = [[0; 2]; 12];
    // As many as the target on average: each of four times as many with one chance in four.
    for _ in 0..4 * target {
        if below(runner, 4) == 0 {
            let mut at = below(runner, WEIGHTS.iter().sum());
            let month =
                WEIGHTS.iter().position(|weight| at.checked_sub(*weight).map(|rest| at = rest).is_none());
            months[month.unwrap()][below(runner, 2)] += 1;
        }
    }
    months
}

/// Totals and sexes by the gate, by the plain rule, and the small numbers that the plain rule gives away.
#[derive(Default)]
struct Tally {
    gate: [Shares; 2],
    plain: [Shares; 2],
    given_away: Share,
}

fn simulate(target: usize) -> Tally {
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let plan = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", u32::try_from(target).unwrap());
    let text = plan.toml() + &breakdown("sex", None, &["kvinnor", "man"]);
    let programme = definition::read(&text).unwrap();
    let mut tally = Tally::default();
    for _ in 0..YEARS {
        let months = year(&mut runner, target);
        let mut text = "mål;månad;antal;kön\n".to_owned();
        for (at, counts) in months.iter().enumerate() {
            for (count, cell) in counts.iter().zip(["kvinnor", "man"]) {
                writeln!(text, "mal;2025-{:02};{count};{cell}", at + 1).unwrap();
            }
        }
        let publication = publish(&programme, &text, None, day("2026-01-05")).unwrap();
        let series = &publication.series()[0];
        let mut sums = [0; 3];
        let mut before = [Some(0); 3];
        for (at, [women, men]) in months.iter().enumerate() {
            let month = at + 1;
            let is =
                |through: chrono::NaiveDate| through.to_string().starts_with(&format!("2025-{month:02}"));
            let total =
                series.points().iter().any(|point| is(point.through()) && !point.figure().is_withheld());
            let sexes = series.by(By::Sex).is_some_and(|divided| {
                divided.points().iter().any(|row| is(row.through()) && row.counts().is_some())
            });
            tally.gate[0].add(month, total);
            tally.gate[1].add(month, sexes);
            let shown = |count: u64| Some(count).filter(|count| !(1..5).contains(count));
            let rises = [women + men, *women, *men];
            for ((sum, before), rise) in sums.iter_mut().zip(&mut before).zip(rises) {
                *sum += rise;
                let now = shown(*sum);
                if (1..5).contains(&rise) {
                    tally.given_away.add(now.is_some() && before.is_some());
                }
                *before = now;
            }
            tally.plain[0].add(month, before[0].is_some());
            tally.plain[1].add(month, before[1].is_some() && before[2].is_some());
        }
    }
    tally
}

fn table() -> String {
    let mut text = "| a year | | months | tertials | years | plain rule: months | tertials | years | small numbers it gives away |\n\
                    |---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for target in [10, 60, 100, 350, 1200] {
        let Tally { gate, plain, given_away } = simulate(target);
        for (at, what) in ["total", "by sex"].into_iter().enumerate() {
            let (size, away) = if at == 0 {
                (target.to_string(), format!("{} of {}", given_away.percent(), given_away.all))
            } else {
                Default::default()
            };
            writeln!(text, "| {size} | {what} | {} | {} | {away} |", gate[at].row(), plain[at].row())
                .unwrap();
        }
    }
    text
}

/// The table of `PUBLISHING.md`, where there is time for a thousand years of each; else that it can be made.
#[test]
fn so_much_is_shown() {
    let table = table();
    if cfg!(feature = "thorough") {
        expect_test::expect_file![concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/gate/utility.txt")]
            .assert_eq(&table);
    }
    let written = include_str!("../../corpus/gate/utility.txt");
    let published = include_str!("../../../mk-core/PUBLISHING.md");
    assert!(published.contains(written), "PUBLISHING.md holds another table than corpus/gate/utility.txt");
}
