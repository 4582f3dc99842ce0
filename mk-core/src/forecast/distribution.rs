//! A mixture of negative binomials, each moved by what has been reached, as a table of probabilities.

use super::model::{Part, moments};
use crate::count::{number, whole};

/// So many steps are wanted within a standard deviation: more than any quantile that is shown can tell.
const STEPS: f64 = 64.0;
/// What is less likely than that, against the likeliest, is left out.
const NEGLIGIBLE: f64 = 1e-12;
/// No table is longer, whatever the input.
const MOST_PLACES: usize = 1 << 16;

/// Probabilities of counts. Where the counts are many, a step stands for several of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Distribution {
    reached: u64,
    step: f64,
    /// How likely it is to be no higher than the end of each step.
    cumulative: Vec<f64>,
}

impl Distribution {
    /// What has been reached by a month end ahead: each hypothesis's share is negative binomial, or Poisson where the
    /// variance is not above the mean.
    pub(super) fn of(parts: &[Part], horizon: usize) -> Self {
        let mut reached = u64::MAX;
        for part in parts {
            reached = reached.min(part.reached);
        }
        let step = step(parts, horizon);
        let mut table: Vec<f64> = Vec::new();
        for part in parts {
            if part.weight < 1e-9 {
                continue;
            }
            let (mean, variance) = part.until(horizon);
            let (first, probabilities) = probabilities(mean / step, variance / (step * step));
            let first = first + steps(number(part.reached - reached) / step);
            if table.len() < first + probabilities.len() {
                table.resize(first + probabilities.len(), 0.0);
            }
            for (place, probability) in table.iter_mut().skip(first).zip(&probabilities) {
                *place += part.weight * probability;
            }
        }
        let mut all = 0.0;
        for place in &table {
            all += place;
        }
        // Added up in the same order, so that the last is exactly 1: what cannot be reached has no chance at all.
        let mut sum = 0.0;
        for place in &mut table {
            sum += *place;
            *place = sum / all;
        }
        Self { reached, step, cumulative: table }
    }

    /// The lowest count that the outcome is at most with this probability.
    pub(super) fn quantile(&self, probability: f64) -> u64 {
        let at = self.cumulative.partition_point(|below| *below < probability);
        let (before, here) = (self.before(at), self.before(at + 1));
        let share = if here > before { (probability - before) / (here - before) } else { 0.0 };
        // The step stands for the counts from half a step below it to half a step above.
        let above = (number(at as u64) + share - 0.5) * self.step - 0.5;
        self.reached + whole(above.ceil())
    }

    /// How likely it is to reach a count.
    pub(super) fn at_least(&self, count: u64) -> f64 {
        if count <= self.reached {
            return 1.0;
        }
        let most = number(count - self.reached - 1);
        let steps_below = (most + 0.5) / self.step + 0.5;
        let at = steps(steps_below.floor());
        let (before, here) = (self.before(at), self.before(at.saturating_add(1)));
        (1.0 - (before + (here - before) * (steps_below - steps_below.floor()))).max(0.0)
    }

    fn before(&self, at: usize) -> f64 {
        at.checked_sub(1).map_or(0.0, |last| self.cumulative.get(last).copied().unwrap_or(1.0))
    }
}

/// A place in the table.
fn steps(number: f64) -> usize {
    usize::try_from(whole(number)).unwrap_or(usize::MAX)
}

/// How many counts a step stands for. Never so many that a step would vary less than chance.
fn step(parts: &[Part], horizon: usize) -> f64 {
    let (_, variance) = moments(parts, horizon);
    let mut step = variance.sqrt() / STEPS;
    for part in parts {
        if part.weight > 1e-4 {
            let (mean, variance) = part.until(horizon);
            step = step.min(variance / mean.max(f64::MIN_POSITIVE));
        }
    }
    step.floor().max(1.0)
}

/// The probabilities of a negative binomial from a first count on, as far as they matter.
fn probabilities(mean: f64, variance: f64) -> (usize, Vec<f64>) {
    if mean <= 0.0 {
        return (0, vec![1.0]);
    }
    let over = if variance > mean { 1.0 - mean / variance } else { 0.0 };
    let size = if over > 0.0 { mean * mean / (variance - mean) } else { 0.0 };
    // The ratio of a count's probability to that of the one before it.
    let ratio = |count: f64| if over > 0.0 { (count - 1.0 + size) / count * over } else { mean / count };
    let mode = if over > 0.0 { ((size - 1.0) * over / (1.0 - over)).max(0.0).floor() } else { mean.floor() };
    let mut below: Vec<f64> = Vec::new();
    let (mut probability, mut count) = (1.0, mode);
    while count >= 1.0 && probability > NEGLIGIBLE {
        probability /= ratio(count);
        below.push(probability);
        count -= 1.0;
    }
    let first = steps(count);
    below.reverse();
    let mut table = below;
    let (mut probability, mut count) = (1.0, mode);
    while probability > NEGLIGIBLE && table.len() < MOST_PLACES {
        table.push(probability);
        count += 1.0;
        probability *= ratio(count);
    }
    let mut all = 0.0;
    for probability in &table {
        all += probability;
    }
    for probability in &mut table {
        *probability /= all;
    }
    (first, table)
}
