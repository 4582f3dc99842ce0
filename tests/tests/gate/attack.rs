//! An attacker who knows the rules and everything published, and tries every way it could have come about.

use crate::oracle::{sequences, shown};
use std::collections::HashMap;

const THRESHOLD: u64 = 5;

/// How many persons each stretch of months brought: every month, and between any two months' ends.
fn stretches(increments: &[u64]) -> Vec<u64> {
    let to_each_end = |from: usize| {
        increments[from..].iter().scan(0, |sum, count| {
            *sum += count;
            Some(*sum)
        })
    };
    (0..increments.len()).flat_map(to_each_end).collect()
}

/// Tries every programme whose months bring up to `most`, published in periods of so many months, against an attacker
/// who thinks of as much more as fits under a label. Finds one in which a small number has fewer than `THRESHOLD`
/// possible values left: what the months brought, the number, and how many values it can have.
fn found(periods: &[usize], most: u64) -> Option<(Vec<u64>, u64, u32)> {
    let months = periods.iter().sum();
    // Within a period the months can share in any way what it brought.
    let longest = u64::try_from(*periods.iter().max().unwrap()).unwrap();
    let thinkable = most * longest + THRESHOLD - 1;
    // For each stretch of months, the values it can have, as bits.
    let mut known: HashMap<Vec<Option<u64>>, Vec<u128>> = HashMap::new();
    for increments in sequences(months, thinkable) {
        let stretches = stretches(&increments);
        let possible =
            known.entry(shown(&increments, periods, THRESHOLD)).or_insert_with(|| vec![0; stretches.len()]);
        for (possible, count) in possible.iter_mut().zip(stretches) {
            *possible |= 1_u128.checked_shl(u32::try_from(count).unwrap()).unwrap();
        }
    }
    sequences(months, most).find_map(|increments| {
        let possible = known[&shown(&increments, periods, THRESHOLD)].iter().map(|bits| bits.count_ones());
        let narrow = |(count, possible): &(u64, u32)| {
            (1..THRESHOLD).contains(count) && u64::from(*possible) < THRESHOLD
        };
        let (count, possible) = stretches(&increments).into_iter().zip(possible).find(narrow)?;
        Some((increments, count, possible))
    })
}

/// Every programme of up to four months, and the publication after each of them.
#[test]
fn every_small_number_keeps_five_possible_values_when_shown_monthly() {
    for months in 1..=4 {
        assert_eq!(found(&vec![1; months], 12), None, "{months} months");
    }
}

/// Periods as a tertial makes them, whole or cut in two by where a programme begins.
#[test]
fn every_small_number_keeps_five_possible_values_when_shown_seldom() {
    let cases: [(&[usize], u64); 7] =
        [(&[2], 12), (&[3], 6), (&[1, 2], 6), (&[4], 3), (&[2, 2], 5), (&[1, 3], 3), (&[3, 1], 3)];
    for (periods, most) in cases {
        assert_eq!(found(periods, most), None, "{periods:?}");
    }
}

/// The attack finds what there is to find: a gate that only hides small totals gives increments away.
#[test]
fn the_attack_sees_through_a_gate_that_hides_small_totals_only() {
    let shown = |increments: &[u64]| -> Vec<Option<u64>> {
        let mut all = 0;
        let add = |count: &u64| {
            all += count;
            (all >= THRESHOLD).then_some(all)
        };
        increments.iter().map(add).collect()
    };
    let consistent = sequences(2, 20).filter(|increments| shown(increments) == [Some(9), Some(10)]);
    assert_eq!(consistent.collect::<Vec<_>>(), [[9, 1]]);
}
