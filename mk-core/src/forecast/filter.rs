//! What the months so far say of the level, under one hypothesis.

use super::season::Shares;
use super::timeline::{Slot, Timeline};

/// How firmly a target is believed before anything is counted: as firmly as if so many outcomes had been.
const FIRMNESS: f64 = 4.0;
/// What is left of that, and of all that is known, from one year to the next.
const KEPT_AT_NEW_YEAR: f64 = 0.7;

/// A level, in outcomes a year: gamma distributed with shape `a` and rate `b`.
#[derive(Clone, Copy)]
pub(super) struct Level {
    pub(super) a: f64,
    pub(super) b: f64,
    /// What of `b` the running year has brought: how much the level was learned from it.
    pub(super) running: f64,
    /// The logarithm of how likely what was seen was.
    pub(super) likelihood: f64,
}

/// What is held true while filtering.
pub(super) struct Hypothesis<'a> {
    /// How steady the level is: what of the knowledge is left a month later.
    pub(super) discount: f64,
    /// How much months vary, as variance over mean.
    pub(super) dispersion: f64,
    pub(super) shares: &'a Shares,
}

impl Hypothesis<'_> {
    /// A month's exposure, in years.
    pub(super) fn exposure(&self, slot: &Slot) -> f64 {
        self.shares.of_month(slot.number) * slot.fraction
    }

    /// The level after the first so many months, when a target a year was all that was known before them.
    pub(super) fn level(&self, timeline: &Timeline, target: f64, known: usize) -> Level {
        let mut level = Level { a: FIRMNESS, b: FIRMNESS / target, running: 0.0, likelihood: 0.0 };
        for seen in &timeline.observations {
            if seen.months.end > known {
                break;
            }
            let slots = timeline.slots(&seen.months);
            let mut exposure = 0.0;
            for slot in slots {
                exposure += self.exposure(slot);
            }
            let mean = exposure * level.a / level.b;
            let variance = self.dispersion * mean + exposure * exposure * level.a / (level.b * level.b);
            level.likelihood += log_negative_binomial(seen.count, mean, variance);
            level.a += seen.count / self.dispersion;
            level.b += exposure / self.dispersion;
            level.running += exposure / self.dispersion;
            for (at, slot) in seen.months.clone().zip(slots) {
                let next = timeline.months.get(at + 1);
                let ends_year = next.is_some_and(|next| next.year != slot.year);
                let kept = self.discount * if ends_year { KEPT_AT_NEW_YEAR } else { 1.0 };
                level.a *= kept;
                level.b *= kept;
                level.running *= if ends_year { 0.0 } else { kept };
            }
        }
        level
    }
}

/// The part of an observation's likelihood that no hypothesis changes.
pub(super) fn log_constant(count: f64) -> f64 {
    -log_gamma(count + 1.0)
}

/// The logarithm of a negative binomial's probability, by its mean and variance, but for [`log_constant`]; of a Poisson's
/// where the variance is not above the mean.
fn log_negative_binomial(count: f64, mean: f64, variance: f64) -> f64 {
    if mean <= 0.0 {
        // Nothing was expected, as of a month without a working day: what it brought tells nothing.
        return 0.0;
    }
    let size = mean * mean / (variance - mean);
    // From here on the two cannot be told apart.
    if variance <= mean || size > 1e9 {
        return count * libm::log(mean) - mean;
    }
    log_gamma(count + size) - log_gamma(size)
        + size * libm::log(mean / variance)
        + count * libm::log(1.0 - mean / variance)
}

/// The logarithm of the gamma function, above 0: Stirling's series (DLMF 5.11.1) from 8 on, and below it by Γ(x + 1) =
/// xΓ(x). Right to 12 places. The one in `libm` knows negative arguments too, which here is only weight.
fn log_gamma(argument: f64) -> f64 {
    let (mut x, mut below) = (argument, 1.0);
    while x < 8.0 {
        below *= x;
        x += 1.0;
    }
    let square = x * x;
    let series = (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / x;
    (x - 0.5) * libm::log(x) - x + 0.918_938_533_204_672_8 + series - libm::log(below)
}

#[cfg(test)]
mod tests {
    use super::log_gamma;

    #[test]
    fn the_gamma_function_is_right_to_twelve_places() {
        for argument in [1e-300, 1e-9, 0.1, 0.5, 1.0, 1.5, 2.0, 7.99, 8.0, 33.3, 171.0, 1e4, 1e9] {
            let right = libm::lgamma(argument);
            let close = (log_gamma(argument) - right).abs() <= 1e-12 * right.abs().max(1.0);
            assert!(close, "{argument}: {} is not {right}", log_gamma(argument));
        }
    }
}
