//! How often the interval of 80 % holds on simulated programmes, by size, noise and month.
#![allow(clippy::disallowed_methods, reason = "simulated natively, and nothing of it is published")]

use crate::common::{Plan, csv, day};
use crate::random::Random;
use expect_test::expect_file;
use mk_core::forecast::Forecast;
use mk_core::outcome::read_csv;
use mk_core::programme::Programme;
use mk_core::publish::{Chain, publish};
use std::fmt::Write as _;

const SIZES: [u32; 4] = [10, 60, 350, 1200];
/// How much months vary beyond chance, in shares of themselves. None is pure chance, a Poisson process.
const NOISES: [f64; 3] = [0.0, 0.2, 0.4];
const MONTHS: [usize; 3] = [3, 6, 9];
/// As much as the real series change from one year to the next.
const YEARLY_CHANGE: f64 = 0.17;
const RUNS: usize = if cfg!(feature = "thorough") { 1000 } else { 60 };

/// July brings two fifths of an ordinary month, August four.
const SUMMER: [f64; 12] = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.4, 0.8, 1.0, 1.0, 1.0, 1.0];

/// A programme in the year that comes after so many, with the summer as its own guess.
fn programme(size: u32, years_before: i32) -> Programme {
    let targets: Vec<(i32, u32)> = (0..=years_before).map(|year| (2025 + year, size)).collect();
    let mut plan = Plan::new("2025-01-01", &format!("{}-12-31", 2025 + years_before));
    plan.weights = SUMMER.to_vec();
    // Events, for a goal of ten persons a year is shown once a year and has no forecast.
    plan.yearly("mal", "events", &targets).programme()
}

/// Years of counts, from a level that is about the target and changes from year to year.
fn counts(random: &mut Random, size: u32, noise: f64, years: i32) -> Vec<u64> {
    let mut level = f64::from(size) * (YEARLY_CHANGE * random.normal()).exp();
    let all: f64 = SUMMER.iter().sum();
    let mut counts = Vec::new();
    for _ in 0..years {
        for weight in SUMMER {
            let varied = if noise > 0.0 { random.gamma(1.0 / (noise * noise)) * noise * noise } else { 1.0 };
            counts.push(random.poisson(level * weight / all * varied));
        }
        level *= (YEARLY_CHANGE * random.normal()).exp();
    }
    counts
}

/// How often the interval held.
fn coverage(programme: &Programme, size: u32, noise: f64, months: usize, years_before: i32) -> f64 {
    let mut random = Random::seeded(u64::from(size) * 1000 + months as u64);
    let mut held = 0_u32;
    for _ in 0..RUNS {
        let all = counts(&mut random, size, noise, years_before + 1);
        let year = &all[all.len() - 12..];
        let known = &all[..all.len() - 12 + months];
        let totals = read_csv(csv("2025-01", &[("mal", known)]).as_bytes(), programme).unwrap();
        let publication = publish(programme, &totals, &Chain::new(), day("2040-01-01")).unwrap();
        let forecast = Forecast::of(&publication, &publication.series()[0]).unwrap();
        let most = forecast.end().most;
        held += u32::from((most.least..=most.most).contains(&year.iter().sum()));
    }
    f64::from(held) / f64::from(u32::try_from(RUNS).unwrap())
}

#[test]
fn eight_of_ten_intervals_hold_whatever_the_size_and_noise() {
    // In its third year, with two behind it, as Malmökraften will be.
    let third = table("in the third year", 2, |noise, share| {
        let most = if noise == 0.0 { 0.98 } else { 0.95 };
        // With few runs chance alone moves the share by several hundredths.
        if cfg!(feature = "thorough") { (0.75..=most).contains(&share) } else { share >= 0.6 }
    });
    // In a first year nobody knows whether the guess of how the year is spread holds, so that the interval must be wider
    // than one that knew it. That it is never too narrow is asserted; how wide it is, is told.
    let first = table("in the first year, with a summer guessed right", 0, |_, share| share >= 0.75);
    if cfg!(feature = "thorough") {
        expect_file!["../../corpus/forecast/simulated.txt"].assert_eq(&format!("{third}\n{first}"));
    }
}

/// The shares of each size, noise and month, each of which must be as it should.
fn table(what: &str, years_before: i32, is_right: fn(f64, f64) -> bool) -> String {
    let mut table = format!(
        "how often the interval of 80 % held, {what}, in {RUNS} runs each\n\n\
         a year  noise  after 3  after 6  after 9 months\n"
    );
    for size in SIZES {
        let programme = programme(size, years_before);
        for noise in NOISES {
            let shares = MONTHS.map(|months| coverage(&programme, size, noise, months, years_before));
            assert!(
                shares.iter().all(|share| is_right(noise, *share)),
                "{what}: {size}, {noise}: {shares:?}"
            );
            row(&mut table, size, noise, shares);
        }
    }
    table
}

fn row(table: &mut String, size: u32, noise: f64, shares: [f64; 3]) {
    let [three, six, nine] = shares.map(|share| format!("{:.1} %", share * 100.0));
    writeln!(table, "{size:>6}{noise:>7}{three:>9}{six:>9}{nine:>9}").unwrap();
}
