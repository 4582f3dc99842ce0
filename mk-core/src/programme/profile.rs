//! How a year's work spreads over its months.

/// Twelve weights, January first: how much of an ordinary month's outcomes each month is expected to bring.
///
/// Only their proportions count. They are positive or zero, finite, and not all zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile([f64; 12]);

impl Profile {
    /// Every month alike.
    pub const FLAT: Self = Self([1.0; 12]);

    /// The largest weight that can be written.
    pub const LARGEST: f64 = 1000.0;

    /// A profile of twelve weights, or nothing where one is negative, not finite or above [`Profile::LARGEST`], or all
    /// are zero.
    pub fn new(weights: [f64; 12]) -> Option<Self> {
        let fits = weights.iter().all(|weight| (0.0..=Self::LARGEST).contains(weight));
        (fits && weights.iter().sum::<f64>() > 0.0).then_some(Self(weights))
    }

    /// The weights as they were written.
    pub fn weights(&self) -> &[f64; 12] {
        &self.0
    }

    /// A month's exposure in ordinary months: 1 for a month like the average one, 0.4 for one with two fifths of it.
    /// Over the twelve months they add up to 12. The month is 1–12; any other has none.
    pub fn exposure(&self, month: u32) -> f64 {
        let Some(weight) = month.checked_sub(1).and_then(|index| self.0.get(index as usize)) else {
            return 0.0;
        };
        weight * 12.0 / self.0.iter().sum::<f64>()
    }
}
