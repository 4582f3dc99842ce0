//! How a year's work spreads over its months.

/// Twelve weights, January first: how much of an ordinary month's outcomes each month is expected to bring.
///
/// Only their proportions count. They are positive or zero, finite, and not all zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    weights: [f64; 12],
    known: bool,
}

impl Profile {
    /// Every month alike.
    pub const FLAT: Self = Self { weights: [1.0; 12], known: false };

    /// The largest weight that can be written.
    pub const LARGEST: f64 = 1000.0;

    /// A profile of twelve weights, or nothing where one is negative, not finite or above [`Profile::LARGEST`], or all
    /// are zero.
    pub fn new(weights: [f64; 12]) -> Option<Self> {
        let fits = weights.iter().all(|weight| (0.0..=Self::LARGEST).contains(weight));
        (fits && weights.iter().sum::<f64>() > 0.0).then_some(Self { weights, known: false })
    }

    /// The same profile, taken from years that were counted, or guessed.
    #[must_use]
    pub fn with_known(self, known: bool) -> Self {
        Self { known, ..self }
    }

    /// Whether it was taken from years that were counted, so that a forecast can trust it more than a guess.
    pub fn is_known(&self) -> bool {
        self.known
    }

    /// The weights as they were written.
    pub fn weights(&self) -> &[f64; 12] {
        &self.weights
    }

    /// A month's exposure in ordinary months: 1 for a month like the average one, 0.4 for one with two fifths of it.
    /// Over the twelve months they add up to 12. The month is 1–12; any other has none.
    pub fn exposure(&self, month: u32) -> f64 {
        let Some(weight) = month.checked_sub(1).and_then(|index| self.weights.get(index as usize)) else {
            return 0.0;
        };
        weight * 12.0 / self.weights.iter().sum::<f64>()
    }
}
