//! What may join a past, against every way that things could have been.

use mk_core::publish::Past;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Rule 2 by brute force, for numbers that never fall.
struct Oracle {
    threshold: u64,
    base: Vec<u64>,
    missed: Vec<u64>,
}

impl Oracle {
    fn new(cells: usize, threshold: u64) -> Self {
        Self { threshold, base: vec![0; cells], missed: Vec::new() }
    }

    fn join(&mut self, total_is_shown: bool, numbers: &[u64]) -> bool {
        let total: u64 = numbers.iter().sum();
        let moved = numbers.iter().zip(&self.base).all(|(new, old)| *new >= old + self.threshold);
        let joins = total_is_shown && moved && (self.missed.is_empty() || self.has_room(numbers));
        if joins {
            self.base = numbers.to_vec();
            self.missed.clear();
        } else if total_is_shown {
            self.missed.push(total);
        }
        joins
    }

    /// Whether every cell keeps as many values as the threshold between any two of the dates missed, the base and now.
    fn has_room(&self, numbers: &[u64]) -> bool {
        let mut ways = vec![vec![self.base.clone()]];
        for total in &self.missed {
            let longer = |way: &Vec<Vec<u64>>| {
                let last = way.last().unwrap();
                let states = states(last, numbers, *total);
                states.into_iter().map(|state| [way.as_slice(), &[state]].concat()).collect::<Vec<_>>()
            };
            ways = ways.iter().flat_map(longer).collect();
        }
        // One and the same cell small all the time, as it is where it is at the last date missed.
        ways.retain(|way| {
            let last = way.last().unwrap();
            last.iter().zip(&self.base).any(|(reached, base)| *reached < base + self.threshold)
        });
        for way in &mut ways {
            way.push(numbers.to_vec());
        }
        let dates = self.missed.len() + 2;
        (0..numbers.len()).all(|cell| {
            (0..dates).all(|from| {
                (from + 1..dates).filter(|until| (from, *until) != (0, dates - 1)).all(|until| {
                    let values: BTreeSet<u64> =
                        ways.iter().map(|way| way[until][cell] - way[from][cell]).collect();
                    values.len() as u64 >= self.threshold
                })
            })
        })
    }
}

/// Every state between two that sums to a total.
fn states(least: &[u64], most: &[u64], total: u64) -> Vec<Vec<u64>> {
    let (Some((low, lows)), Some((high, highs))) = (least.split_first(), most.split_first()) else {
        return if total == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    let with = |own: u64| {
        let rest = total.checked_sub(own).map(|rest| states(lows, highs, rest)).unwrap_or_default();
        rest.into_iter().map(move |rest| [&[own], rest.as_slice()].concat())
    };
    (*low..=*high).flat_map(with).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if cfg!(feature = "thorough") { 20_000 } else { 1_500 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn numbers_join_where_brute_force_finds_room_for_what_was_missed(
        cells in 2..4_usize,
        threshold in 2..5_u64,
        months in prop::collection::vec(([0..9_u64, 0..9_u64, 0..9_u64], prop::bool::weighted(0.85)), 1..5),
    ) {
        let mut past = Past::new(cells, u32::try_from(threshold).unwrap());
        let mut oracle = Oracle::new(cells, threshold);
        let (mut sums, mut last) = (vec![0; cells], 0);
        for (rises, is_shown) in months {
            for (sum, rise) in sums.iter_mut().zip(rises) {
                *sum += rise;
            }
            let total: u64 = sums.iter().sum();
            // A total that is shown has moved by the threshold itself.
            let is_shown = is_shown && total >= last + threshold;
            last = if is_shown { total } else { last };
            prop_assert_eq!(past.join(is_shown.then_some(total), &sums), oracle.join(is_shown, &sums));
        }
    }
}
