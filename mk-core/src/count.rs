//! Counts as numbers to calculate with, and back.

/// A count as a number. Exact: no count is above 10⁹.
#[expect(clippy::cast_precision_loss, reason = "counts are below 2⁵³")]
pub(crate) fn number(count: u64) -> f64 {
    count as f64
}

/// Rounded to the nearest whole number, halves away from 0.
#[expect(clippy::cast_possible_truncation, reason = "counts and targets are below 2⁵³")]
pub(crate) fn nearest(number: f64) -> i64 {
    number.round() as i64
}

/// The whole part of a number; 0 for one below 0.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "not negative, and below 2⁵³")]
pub(crate) fn whole(number: f64) -> u64 {
    number.max(0.0) as u64
}
