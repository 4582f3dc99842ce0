//! Two breakdowns into two groups each, over two periods: whoever is in a group of both.
//!
//! What was in both in a period can be anything from what has to overlap to the smaller group. So for every way that two
//! breakdowns look, the values of the crossing are gathered over all that each can have been.

use crate::rule::Rule;
use std::collections::BTreeMap;

/// The first group of one breakdown in each of two periods.
type Way = [u64; 2];

/// A crossing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What the total rose by in each period.
    pub totals: Way,
    /// What was shown of the first group of each breakdown, after each period.
    pub public: [[Option<u64>; 2]; 2],
    /// The periods that the crossing is of: the first, the second, or both.
    pub periods: (usize, usize),
    /// What it can be.
    pub values: Vec<u64>,
}

/// Goes through all programmes of two periods in which the total rises by up to `most` each time and is shown. Gives a
/// crossing that can be found, and how many pairs of breakdowns were looked at.
pub fn crossings<R: Rule>(rule: &R, threshold: u64, most: u64) -> (Option<Found>, usize) {
    let mut looked = 0;
    for first in threshold..=most {
        for second in threshold..=most {
            let totals = [first, second];
            let faces = faces(rule, totals);
            for (one, ways) in &faces {
                for (other, other_ways) in &faces {
                    looked += 1;
                    for periods in [(0, 1), (1, 2), (0, 2)] {
                        let values = values(totals, ways, other_ways, periods);
                        let small: u128 = (1 << threshold) - 2;
                        if values & small != 0 && u64::from(values.count_ones()) < threshold {
                            let values = (0..128).filter(|value| values >> value & 1 == 1).collect();
                            return (Some(Found { totals, public: [*one, *other], periods, values }), looked);
                        }
                    }
                }
            }
        }
    }
    (None, looked)
}

/// All that one breakdown can have been, by what is public of it.
fn faces<R: Rule>(rule: &R, totals: Way) -> BTreeMap<[Option<u64>; 2], Vec<Way>> {
    let mut faces: BTreeMap<_, Vec<Way>> = BTreeMap::new();
    for first in 0..=totals[0] {
        for second in 0..=totals[1] {
            let (mut rule, mut reached, mut total) = (rule.clone(), 0, 0);
            let public = [first, second].into_iter().zip(totals).map(|(rise, all)| {
                (reached, total) = (reached + rise, total + all);
                let groups = [reached, total - reached];
                let shown = rule.shows_groups(true, groups).then_some(groups);
                rule.remember(Some(total), shown);
                shown.map(|[own, _]| own)
            });
            let public: Vec<Option<u64>> = public.collect();
            faces.entry([public[0], public[1]]).or_default().push([first, second]);
        }
    }
    faces
}

fn values(totals: Way, ways: &[Way], others: &[Way], (from, until): (usize, usize)) -> u128 {
    let mut values = 0;
    for way in ways {
        for other in others {
            let (mut least, mut most) = (0, 0);
            for period in from..until {
                least += (way[period] + other[period]).saturating_sub(totals[period]);
                most += way[period].min(other[period]);
            }
            values |= (u128::MAX >> (127 - (most - least))) << least;
        }
    }
    values
}
