//! How a year's outcomes spread over its months: what the programme expects, and what its years have shown.

use super::timeline::{Slot, Timeline};
use crate::programme::Profile;

/// How many outcomes a guessed profile is worth, against those that have been counted.
const GUESSED: f64 = 60.0;
/// And one that was taken from years that have been counted.
const KNOWN: f64 = 400.0;
/// The shares of no year are like another's to the last, however many outcomes are known.
const MOST_WORTH: f64 = 500.0;

/// What is expected of a year's months, and the outcomes of whole past years, each in its month.
pub(super) struct Season {
    expected: [f64; 12],
    worth: f64,
    counted: [f64; 12],
}

/// A year's shares, which sum to 1, and how much they are worth in outcomes.
pub(super) struct Shares {
    of: [f64; 12],
    pub(super) worth: f64,
}

impl Shares {
    /// A month's share; 0 for January.
    pub(super) fn of_month(&self, number: usize) -> f64 {
        self.of.get(number).copied().unwrap_or(0.0)
    }
}

impl Season {
    /// From the past years among the first so many months.
    pub(super) fn of(timeline: &Timeline, profile: &Profile, known: usize) -> Self {
        // A month that is expected to bring nothing may yet bring something.
        const LEAST: f64 = 1e-6;
        let largest = profile.weights().iter().copied().fold(0.0, f64::max);
        let weights = profile.weights().map(|weight| weight.max(LEAST * largest));
        let all: f64 = weights.iter().sum();
        let expected = weights.map(|weight| weight / all);
        let mut counted = [0.0; 12];
        for year in &timeline.years {
            if year.end > known {
                continue;
            }
            for seen in &timeline.observations {
                if seen.months.start < year.start || year.end < seen.months.end {
                    continue;
                }
                // What several months brought together is parted as it is expected to be.
                let slots = timeline.slots(&seen.months);
                let share = |slot: &Slot| expected.get(slot.number).copied().unwrap_or(0.0);
                let mut together = 0.0;
                for slot in slots {
                    together += share(slot);
                }
                for slot in slots {
                    if let Some(counted) = counted.get_mut(slot.number) {
                        *counted += seen.count * share(slot) / together;
                    }
                }
            }
        }
        let worth = if profile.is_known() { KNOWN } else { GUESSED };
        Self { expected, worth, counted }
    }

    /// The shares, where outcomes vary that much more than chance does.
    pub(super) fn shares(&self, dispersion: f64) -> Shares {
        let all: f64 = self.counted.iter().sum();
        let worth = self.worth + all / dispersion;
        let mut of = self.expected;
        for (share, counted) in of.iter_mut().zip(self.counted) {
            *share = (self.worth * *share + counted / dispersion) / worth;
        }
        Shares { of, worth: worth.min(MOST_WORTH) }
    }
}
