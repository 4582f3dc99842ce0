//! Larger programmes at random, published for real: twelve months, sex, five teams, three ages, corrections up and down,
//! breakdowns that are missed and return. What is left of each small number is asked of a solver.

use crate::common::{Plan, breakdown, day, publish};
use mk_attacker::solver::{Breakdown, Face, Number, Row};
use mk_core::definition;
use mk_core::programme::{By, Programme};
use mk_core::publish::{Publication, Series};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::fmt::Write as _;

const MONTHS: usize = 12;
const CELLS: [(By, &str, &[&str]); 3] = [
    (By::Sex, "kön", &["kvinnor", "man"]),
    (By::Team, "team", &["t1", "t2", "t3", "t4", "t5"]),
    (By::Age, "ålder", &["unga", "mellan", "aldre"]),
];

/// How many programmes, and how many small numbers of each.
const PROGRAMMES: usize = if cfg!(feature = "thorough") { 1200 } else { 40 };
const NUMBERS: usize = 10;

/// What each month brought to each sex, team and age: persons that came, less those that corrections took away.
type Counts = Vec<[[[i64; 3]; 5]; 2]>;

#[derive(Debug)]
struct Case {
    target: u32,
    counts: Counts,
    has_corrections: bool,
}

fn programme(target: u32) -> Programme {
    let mut text = Plan::new("2025-01-01", "2025-12-31").whole("mal", "persons", target).toml();
    text = text.replacen("threshold = 5", "threshold = 5\nbreakdowns = [\"sex\", \"team\", \"age\"]", 1);
    for (by, _, cells) in CELLS {
        text += &breakdown(by.word(), None, cells);
    }
    definition::read(&text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// A draw from 0 up to below a number.
fn below(runner: &mut TestRunner, most: usize) -> usize {
    (0..most).new_tree(runner).unwrap().current()
}

fn case(runner: &mut TestRunner) -> Case {
    let target = [400, 900, 1300][below(runner, 3)];
    let has_corrections = below(runner, 4) == 0;
    // Some groups are rare, so that they often hold the others back.
    let weights = |runner: &mut TestRunner, cells: usize| -> Vec<usize> {
        (0..cells).map(|_| [1, 3, 10, 10][below(runner, 4)]).collect()
    };
    let weights = CELLS.map(|(_, _, cells)| weights(runner, cells.len()));
    let draw = |runner: &mut TestRunner, weights: &[usize]| {
        let mut at = below(runner, weights.iter().sum());
        weights.iter().position(|weight| at.checked_sub(*weight).map(|rest| at = rest).is_none()).unwrap()
    };
    let mut counts: Counts = vec![[[[0; 3]; 5]; 2]; MONTHS];
    let mut persons: Vec<[usize; 3]> = Vec::new();
    for month in &mut counts {
        let brings = match below(runner, 4) {
            0 => below(runner, 7),
            1 => below(runner, 20),
            _ => below(runner, 80),
        };
        for _ in 0..brings {
            let [sex, team, age] = [0, 1, 2].map(|by| draw(runner, &weights[by]));
            month[sex][team][age] += 1;
            persons.push([sex, team, age]);
        }
        let taken = if has_corrections && below(runner, 3) == 0 { below(runner, 25) } else { 0 };
        for _ in 0..taken.min(persons.len()) {
            let at = below(runner, persons.len());
            let [sex, team, age] = persons.swap_remove(at);
            month[sex][team][age] -= 1;
        }
    }
    Case { target, counts, has_corrections }
}

impl Case {
    /// What a month brought to those in a cell of each of some breakdowns.
    fn brought(&self, month: usize, cells: &[(usize, usize)]) -> i64 {
        let mut sum = 0;
        for (sex, teams) in self.counts[month].iter().enumerate() {
            for (team, ages) in teams.iter().enumerate() {
                for (age, count) in ages.iter().enumerate() {
                    let own = [sex, team, age];
                    sum += if cells.iter().all(|(by, cell)| own[*by] == *cell) { *count } else { 0 };
                }
            }
        }
        sum
    }

    fn csv(&self) -> String {
        let mut text = "mål;månad;antal;kön;team;ålder\n".to_owned();
        for month in 0..MONTHS {
            let name = format!("2025-{:02}", month + 1);
            writeln!(text, "mal;{name};{};;;", self.brought(month, &[])).unwrap();
            for (by, (_, _, cells)) in CELLS.iter().enumerate() {
                for (cell, id) in cells.iter().enumerate() {
                    let mut columns = [""; 3];
                    columns[by] = id;
                    let count = self.brought(month, &[(by, cell)]);
                    writeln!(text, "mal;{name};{count};{}", columns.join(";")).unwrap();
                }
            }
        }
        text
    }

    /// The numbers from 1 to 4 of the months, cells and crossings, all that there are.
    fn small(&self) -> Vec<(Number, i64)> {
        let mut single: Vec<Vec<(usize, usize)>> = Vec::new();
        for (by, (_, _, cells)) in CELLS.iter().enumerate() {
            single.extend((0..cells.len()).map(|cell| vec![(by, cell)]));
        }
        let pairs = single.iter().flat_map(|one| {
            single.iter().filter(|other| one[0].0 < other[0].0).map(|other| vec![one[0], other[0]])
        });
        let all: Vec<_> = single.iter().cloned().chain(pairs).collect();
        let mut small = Vec::new();
        for cells in all {
            for from in 0..MONTHS {
                let mut sum = 0;
                for until in from + 1..=MONTHS {
                    sum += self.brought(until - 1, &cells);
                    if (1..5).contains(&sum) {
                        small.push((Number { cells: cells.clone(), from, until }, sum));
                    }
                }
            }
        }
        small
    }
}

/// What is public of a published goal.
fn face(series: &Series, has_corrections: bool) -> Face {
    let row = |by: By| {
        let divided = series.by(by).unwrap();
        let rows = (1..=MONTHS).map(|month| {
            let named = |row: &&mk_core::publish::Row| {
                row.through().to_string().starts_with(&format!("2025-{month:02}"))
            };
            match divided.points().iter().find(named).map(mk_core::publish::Row::counts) {
                None => Row::None,
                Some(None) => Row::Missed,
                Some(Some(counts)) => Row::Shown(counts.to_vec()),
            }
        });
        Breakdown { cells: divided.breakdown().cells.len(), rows: rows.collect() }
    };
    Face {
        threshold: 5,
        total: series
            .points()
            .iter()
            .map(|point| (point.figure().span().least, point.figure().span().most))
            .collect(),
        breakdowns: CELLS.iter().map(|(by, _, _)| row(*by)).collect(),
        corrections: if has_corrections { 60 } else { 0 },
    }
}

fn published(case: &Case) -> Publication {
    publish(&programme(case.target), &case.csv(), None, day("2026-01-05")).unwrap()
}

#[test]
fn no_small_number_of_a_larger_programme_has_fewer_than_five_values() {
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (mut looked, mut missed, mut returned, mut fallen) = (0, 0, 0, 0);
    for number in 0..PROGRAMMES {
        let case = case(&mut runner);
        let publication = published(&case);
        let series = &publication.series()[0];
        let face = face(series, case.has_corrections);
        for breakdown in &face.breakdowns {
            missed += breakdown.rows.iter().filter(|row| **row == Row::Missed).count();
            let due: Vec<&Row> = breakdown.rows.iter().filter(|row| **row != Row::None).collect();
            returned +=
                due.windows(2).filter(|pair| *pair[0] == Row::Missed && *pair[1] != Row::Missed).count();
        }
        fallen += face.total.windows(2).filter(|pair| pair[1].1 < pair[0].0).count();
        let mut small = case.small();
        for _ in 0..NUMBERS.min(small.len()) {
            let (wanted, truth) = small.swap_remove(below(&mut runner, small.len()));
            let values = face.values(&wanted, truth, 5, 20);
            assert!(
                values >= 5,
                "programme {number}: {wanted:?} is {truth} and has {values} values\n{face:?}\n{}",
                case.csv()
            );
            looked += 1;
        }
    }
    eprintln!("{looked} numbers looked at; {missed} rows missed, {returned} returned, {fallen} totals fell");
    assert!(looked > 8 * PROGRAMMES && missed > PROGRAMMES && returned > PROGRAMMES / 2 && fallen > 0);
}
