//! Every programme of a few periods, with a total and two groups.
//!
//! What is public after each period divides all programmes into those that look the same. The attacker goes from one
//! publication to the next, and keeps for each state that things can be in (the total, the first group) the values that
//! each number can have had on the ways that lead there. So no programme is left out, and none is gone through twice.
//!
//! A way ends where the groups are shown: whatever comes after begins anew at known numbers, as it began at 0.

use crate::rule::Rule;
use std::collections::BTreeMap;
use std::thread;

/// Values a number can have, as bits from 0 up.
type Values = u128;

/// The total and the first group after a period, as far as they were shown.
pub type Shown = (Option<u64>, Option<u64>);

/// Every total and first group that things can be in, with the ways there.
type States = BTreeMap<(u64, u64), Ways>;

/// A number that can be found: what was public, which number, and the values it can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What was shown after each period.
    pub public: Vec<Shown>,
    /// The period that the number begins after, and the one that it ends with.
    pub stretch: (usize, usize),
    /// Whether it is the total's, or else the first group's.
    pub of_total: bool,
    /// What it can be.
    pub values: Vec<u64>,
}

/// What each number can have been on the ways to a state. `open` ends here; `closed` ended before.
#[derive(Clone, Default)]
struct Ways {
    open: [Vec<Values>; 2],
    closed: [Vec<((usize, usize), Values)>; 2],
    /// Whether a way leads here on which no group rose by more than `most` in a period.
    is_meant: bool,
}

/// All that is public so far, and every state that it leaves possible.
struct Story<R> {
    rule: R,
    public: Vec<Shown>,
    states: States,
}

/// What one search looks for.
#[derive(Clone, Copy)]
struct Search {
    threshold: u64,
    periods: usize,
    most: u64,
}

/// Goes through all programmes of up to so many periods in which each of two groups brings up to `most` a period, against
/// an attacker who thinks of more. Gives a number that can be found, if there is one, and how many publications were
/// looked at.
pub fn every<R: Rule>(rule: &R, threshold: u64, periods: usize, most: u64) -> (Option<Found>, usize) {
    let start = Ways { is_meant: true, ..Ways::default() };
    let story = Story { rule: rule.clone(), public: Vec::new(), states: BTreeMap::from([((0, 0), start)]) };
    let search = Search { threshold, periods, most };
    let stories = search.next(&story);
    // One thread a core, each with every other story.
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let ends = thread::scope(|scope| {
        let share = |own: usize| stories.iter().skip(own).step_by(threads);
        let run = |own: usize| {
            let stories = share(own);
            scope.spawn(move || {
                let mut looked = 0;
                let found = stories.into_iter().find_map(|story| search.explore(story, &mut looked));
                (found, looked)
            })
        };
        let running: Vec<_> = (0..threads).map(run).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect::<Vec<_>>()
    });
    let looked = ends.iter().map(|(_, looked)| looked).sum();
    (ends.into_iter().find_map(|(found, _)| found), looked)
}

impl Search {
    fn explore<R: Rule>(self, story: &Story<R>, looked: &mut usize) -> Option<Found> {
        *looked += 1;
        if let Some(found) = self.look(story) {
            return Some(found);
        }
        let goes_on =
            story.public.len() < self.periods && story.public.last().is_some_and(|last| last.1.is_none());
        if !goes_on {
            return None;
        }
        self.next(story).iter().find_map(|next| self.explore(next, looked))
    }

    /// What one more period can make of a story, by what is public of it.
    fn next<R: Rule>(self, story: &Story<R>) -> Vec<Story<R>> {
        let mut next: BTreeMap<Shown, States> = BTreeMap::new();
        let meant = || story.states.iter().filter(|(_, ways)| ways.is_meant);
        let highest = meant().map(|((total, _), _)| total + 2 * self.most).max().unwrap_or(0);
        let lowest = story.states.keys().map(|(total, _)| *total).min().unwrap_or(0);
        for total in lowest..=highest {
            let total_is_shown = story.rule.shows_total(total);
            for group in 0..=total {
                let mut here = Ways::default();
                let mut is_reached = false;
                for ((before, own), ways) in &story.states {
                    let (Some(rise), Some(own_rise)) = (total.checked_sub(*before), group.checked_sub(*own))
                    else {
                        continue;
                    };
                    let Some(other_rise) = rise.checked_sub(own_rise) else { continue };
                    is_reached = true;
                    let is_meant = ways.is_meant && own_rise <= self.most && other_rise <= self.most;
                    here.join(ways, [own_rise, rise], is_meant);
                }
                if is_reached {
                    here.close(story.public.len() + 1);
                    let groups_are_shown = story.rule.shows_groups(total_is_shown, [group, total - group]);
                    let public = (total_is_shown.then_some(total), groups_are_shown.then_some(group));
                    next.entry(public).or_default().insert((total, group), here);
                }
            }
        }
        let story = |(public, states): (Shown, States)| {
            let mut rule = story.rule.clone();
            let groups = public
                .1
                .and_then(|own: u64| states.keys().next().map(|(total, _): &(u64, u64)| [own, *total - own]));
            rule.remember(public.0, groups);
            Story { rule, public: [story.public.as_slice(), &[public]].concat(), states }
        };
        next.into_iter().filter(|(_, states)| states.values().any(|ways| ways.is_meant)).map(story).collect()
    }

    /// A number that is small and has too few values. The second group is the first of the story in which they have
    /// changed places.
    fn look<R>(self, story: &Story<R>) -> Option<Found> {
        let small: Values = (1 << self.threshold) - 2;
        let mut all = Ways::default();
        for ways in story.states.values() {
            all.add_closed(ways);
        }
        for (number, of_total) in [(0, false), (1, true)] {
            for (stretch, values) in &all.closed[number] {
                if values & small != 0 && u64::from(values.count_ones()) < self.threshold {
                    let values = (0..128).filter(|value| values >> value & 1 == 1).collect();
                    return Some(Found { public: story.public.clone(), stretch: *stretch, of_total, values });
                }
            }
        }
        None
    }
}

impl Ways {
    /// Ways that come from an earlier state, from which the first group and the total rose by so much.
    fn join(&mut self, from: &Self, rises: [u64; 2], is_meant: bool) {
        self.is_meant |= is_meant;
        for (number, rise) in rises.into_iter().enumerate() {
            let open = &mut self.open[number];
            open.resize(from.open[number].len() + 1, 0);
            for (own, values) in open.iter_mut().zip(from.open[number].iter().chain([&1])) {
                *own |= values.checked_shl(u32::try_from(rise).unwrap_or(u32::MAX)).unwrap_or(0);
            }
        }
        self.add_closed(from);
    }

    fn add_closed(&mut self, from: &Self) {
        for (own, others) in self.closed.iter_mut().zip(&from.closed) {
            if own.len() < others.len() {
                own.extend(others.iter().skip(own.len()).map(|(stretch, _)| (*stretch, 0)));
            }
            for ((_, own), (_, values)) in own.iter_mut().zip(others) {
                *own |= values;
            }
        }
    }

    /// Closes the numbers that end with a period.
    fn close(&mut self, period: usize) {
        for (open, closed) in self.open.iter().zip(&mut self.closed) {
            closed.extend(open.iter().enumerate().map(|(from, values)| ((from, period), *values)));
        }
    }
}
